import type { Macros } from '#tone/rule.ts'

/** Words that Spanish phrases share. */
export const spanishWords: Macros = {
  persons:
    'espos[oa]|marido|mujer|senora|senor|pareja|novi[oa]|hij[oa]s?|mama|madre|papa|padres?|papas|herman[oa]s?|suegr[oa]s?|ti[oa]s?|prim[oa]s?|sobrin[oa]s?|abuel[oa]s?|nuer[oa]|yerno|cunad[oa]s?|familia|familiar(?:es)?|parientes?|vecin[oa]s?|vecindario|amig[oa]s?|amistades|conocid[oa]s?|contactos|referencias?|jef[ea]s?|patron(?:a|es)?|empleador(?:a|es)?|empresa|companer[oa]s?|colegas|trabajo|recursos humanos|rrhh|supervisor(?:a)?|gerente|profesor(?:a|es)?|colegio|escuela|iglesia|pastor|parroco|portero|porteria|conserje|administrador(?:a)?|socios?|clientes|proveedores|secretari[oa]|ex',
  // Somebody announces what he will do.
  will: 'voy a tener que|vamos a tener que|habra que|hay que|habria que|tendria que|voy a|vamos a|vamos|va a|van a|tendre que|tendremos que|tengo que|tenemos que|me toca|nos toca|me tocara|nos tocara|toca|tocara|puedo|podemos|podria|podriamos|pienso|pensamos|debo|debemos|deberemos|obligad[oa]s? a|procederemos a|procedo a|procedemos a|empezare a|empezaremos a|comenzare a|comenzaremos a|quiere que|quieres que|queres que|prefiere que|prefieres que|preferis que|hare que|haremos que|no dudare en|no dudaremos en|estoy por|estamos por|mejor|autorizad[oa]s? (?:a|para)|decidi|decidimos|evaluamos|iremos a|ire a|mandaremos a|mandare a',
  tell: '(?:llam|avis|habl|busc|cobr|contact|notific|comunic|pregunt|inform|coment|cont|reclam|cuent|mostr|relat|report|acus|mand|envi|escrib|visit|molest)(?:are|aremos|amos|ando|e|ado|iremos|ire|imos|iendo|aran|en)|dire|diremos|hable|ubicare|ubicaremos|ire donde|iremos donde|ire con|iremos con|ire a|iremos a|pasare|pasaremos',
  telling:
    'llamar*|avisar*|hablar*|buscar*|cobrar*|contactar*|notificar*|comunicar*|preguntar*|informar*|comentar*|contar*|decir*|reclamar*|mostrar*|mandar*|enviar*|escribir*|visitar*|acudir|recurrir|llame|avise|hable|diga|cuente|informe|contacte|cobre|ir (?:a|donde|con)|llamen|avisen|hablen',
  show: '(?:public|sub|post|colg|peg|exhib|difund|viraliz|compart|mostr|etiquet|circul|divulg|ventil|expon|pon|rieg|reg|grit|anunci|pint|carg)(?:are|aremos|amos|ando|ire|iremos|imos|iendo|dremos|dre|ere|eremos|o)',
  showing:
    'publicar*|subir*|postear*|colgar*|pegar*|exponer*|exhibir*|difundir*|viralizar*|compartir*|mostrar*|etiquetar*|circular*|divulgar*|ventilar*|poner*|gritar*|anunciar*|pintar*|mandar*|enviar*|sacar*|regar*|publique|suba|exponga',
  media:
    'facebook|face|fb|instagram|insta|tiktok|twitter|redes|redes sociales|internet|grupos?|muro|barrio|estados?|pueblo|colonia|vecindario|pizarra|cartelera|chat grupal',
  everybody:
    'todo el mundo|todos {your} [a-z]+|todos los [a-z]+|todas {your} [a-z]+|todos|toda la [a-z]+|toda {your} [a-z]+|el barrio(?: entero)?|todo el [a-z]+|el pueblo|el edificio|la cuadra|la colonia|la gente|los vecinos|las vecinas|{your} {persons}|medio mundo',
  place:
    'facebook|face|fb|instagram|insta|tiktok|twitter|redes|redes sociales|internet|whatsapp|estados?|grupos?|muro|barrio|puerta|fachada|vitrina|calle|cuadra|edificio|plaza|pueblo|colonia|conjunto|iglesia|pizarra|cartelera|publico',
  yours: 'su|tu|sus|tus|la|el|los|las',
  your: 'su|tu|sus|tus',
  pay: 'pag[a-z]*|cancel[a-z]*|deposit[a-z]*|transfier[a-z]*|transfer[a-z]*|abon[a-z]*|cumpl[a-z]*|consign[a-z]*|regulari[a-z]*',
  payNow:
    'pague|pagues|pagame|pagueme|paguen?|paga|pagale|paguenos|cancele|cancela|cancelame|deposite|deposita|depositame|transfiera|transfiere|abone|abona|consigne|consigna|regularice|regulariza|responda|responde|cumpla|cumple|devuelva|devuelveme|devuelvame|dame|deme|pon(?:ga|gase|te)',
  owes: 'deb(?:e|es|en|er|a|an|ia)|deuda|deudas|saldo|cuotas?|pag[a-z]*|plata|dinero|atras[a-z]*|moros[a-z]*|mora|cobr[a-z]*|factura|cancel[a-z]*|credito|prestamo',
  authority:
    'juzgado|juzgados|tribunal|tribunales|corte|fiscalia|fiscal|policia|policia nacional|pdi|carabineros|gobierno|ministerio|ministerio publico|sii|sat|sunat|dian|afip|arca|hacienda|tesoreria|sernac|profeco|condusef|indecopi|indecopy|superintendencia|sic|banco central|buro|buro de credito|datacredito|dicom|veraz|infocorp|interpol|poder judicial|municipalidad|alcaldia|anses|imss|infonavit|procuraduria|contraloria|defensoria|inspeccion|notaria|registro civil|migracion|aduana|sri|seguro social',
}
