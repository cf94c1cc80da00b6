import { rule } from './rule.ts'

// "Do not write to me": to this number, ever, or only by letter or lawyer.

const reach =
  '(?:escrib\\w+|escrev\\w+|llam(?:e|es|en|ar|aran|a|as|arme|ando)|lig(?:ue|uem|ar|ando|a)|mand(?:e|es|en|em|ar|arme|ando|a|aran|as)|envi(?:e|es|en|em|ar|arme|ando|a)|molest\\w+|contact\\w+|contat\\w+|hostig\\w+|acos(?:ar|arme|en|e)|insist\\w+|perturb\\w+|incomod\\w+|fastidi\\w+|busq\\w+|busc(?:ar|arme|ando)|procur(?:e|em|ar|ando)|hable?n?|hablar(?:me)?|fal(?:e|em|ar|ando)|comunique?n?|comunicar(?:se)?|moleste?n?|cobr(?:ar|arme|ando|arem)|jorobar|atormentar|spam\\w*|notificar|text|texting|message|messaging|messages|texts|call|calling|calls|contacting|contact|write|writing|email|emailing|bother|bothering|harass|harassing|spamming|hinch\\w+|pestering|reach|reaching|hitting me up|sending)'
const clitic =
  '(?:me|nos|mais|mas|a|de|vuelvan|vuelva|vuelvas|volver|por favor|ya|sigan|siga|sigas|estar|estes|esten|este|estar me|te|lo|le|andar|tanto|favor|please|ever|me mande|continue|continuem|fica|fiquem|fique|queremos|quiero que|quero que|ficar|que|pls)'

export const stopContact = [
  rule(
    3,
    `(?:no|nao|nunca|ni|ya no|nunca mas|prohibo que|exijo que no|pido que no|no quiero que|nao quero que)(?: ${clitic}){0,4} ${reach}(?: (?:mas|mais|nunca|a este|al|aqui|por aqui|por aca|otra vez|de nuevo|nada|msgs?|mensajes?|mensagens?|mensagem|whatsapp|wasaps|por whatsapp|por este|nesse|pelo|este numero|este medio|a mi|al trabajo))`,
    `prohibo que (?:me |nos )?(?:sigan |vuelvan a )?${reach}|(?:no|nao) (?:me )?(?:vuelvan?|vuelvas|volver|voltem|volte) a ${reach}(?:me)?`,
    `(?:no|nao|nunca|ya no) me (?:vuelvan?|vuelvas|volte|voltem) a ${reach}`,
    `(?:no|nao|ya no) (?:me |nos )(?:escriba[ns]?|escribas|escriban|escreva[m]?|llame[ns]?|llamen|ligue[m]?|contacte[ns]?|contacten|contate[m]?|moleste[ns]?|molesten|perturbe[m]?|incomode[m]?|hable[ns]?|busque[ns]?|procure[m]?|hostiguen)`,
    `(?:dej[ae](?:n|s)?|deje|parenle|parele|parale|parenla|bajenle|dejense de|dejate de|para|pare|parem|paren|parar|basta|cese[ns]?|eviten?|evite[m]?|abstenganse|abstengase|terminen|acaben|chega|ya|ya estuvo)(?: ${clitic}| con el| con los| con las| el| los| las| tantos?| esses| esse){0,4} (?:${reach}|mensajes?|mensajitos|mensagens|mensagem|llamadas|mensagem|whatsapps?|acoso|hostigamiento)(?:me|nos)?`,
    `(?:stop|quit|cease|no more|enough with|please stop|stop with)(?: (?:the|all|your|these|with|it|and|this|that))* (?:${reach}|to me|me|messaging|contact|contact me|sms)`,
    `(?:do not|don't|dont|never|not to|please don't|you may not|can't|shouldn't)(?: (?:ever|you|please|want you to|want to be|you dare|want any more|want any|want))* (?:${reach})(?:ed)?(?: (?:me|this|us|my|again|anymore|here|on|at|by|from))`,
    "(?:i )?(?:do not|don't) want (?:to (?:be contacted|receive|get|hear)|any(?: more)? (?:of (?:your|these) )?(?:messages|texts|calls|contact))",
    '(?:unsubscribe|opt out|optout|opt me out|remove me|delete my (?:number|info|data)|take (?:me|my (?:number|name)) off|lose my number|block(?:ing)? (?:you|this number)|leave me alone|leave me be|get me off|delete me|erase my|stop all|no longer wish to)',
    '(?:remove|delete|erase|take off) (?:my|this|me|us)(?: \\w+){0,2} (?:number|list|from|contacts|data|info|database|phone)',
    '(?:dar(?:me)? de baja|dame de baja|deme de baja|darse de baja|den(?:me)? de baja|den de baja|quiero la baja|desuscrib\\w+|cancelar (?:la )?suscripcion|descadastr\\w+|desinscrever|sair da lista|quiero salir de (?:la|su|esta) lista|no deseo recibir|no deseo que|no quiero recibir|no quiero seguir recibiendo|no quiero mas (?:mensajes|llamadas|contacto)|no quiero sus mensajes|nao quero (?:mais )?(?:receber|contato|mensagem|mensagens|ligacao|ligacoes|saber)|nao desejo (?:mais )?(?:receber|contato))',
    '(?:borr(?:e|en|a|ar|ame|eme|enme|arme|es)|elimin(?:e|en|a|ar|ame|eme|enme|arme|es)|quit(?:e|en|a|ar|ame|eme|enme|es|arme)|saqu(?:e|en|eme|enme|es)|sac(?:a|ar|ame|arme)|remov(?:a|am|er|e)|tir(?:e|em|a|ar)|exclu(?:a|am|i|ir)|apag(?:ue|uem|ar|a)|delet(?:e|em|a|ar)|suprim\\w+|retir(?:e|en|eme|enme|ar|a))(?: (?:me|ya|mi|mis|el|de|meu|o|a|esse|este|nuestro|por favor|ai|logo|los|meus|este))* (?:numero|datos|lista|dados|contato|contacto|telefono|telefone|base|sistema|cadastro|cel|celular|nombre|desta|dessa|de la|da lista|registros?|whatsapp)',
    '(?:borreme|borrame|borrenme|eliminame|elimineme|eliminenme|saqueme|sacame|saquenme|quiteme|quitame|quitenme|me (?:borra|borre|elimina|elimine|saca|saque|quita|quite|tira|remove|exclui|apaga|tire|remova))(?: (?:de|da|dessa|desta|desse|deste|ya|por favor|ai))* ?(?:su|sus|tu|la|esta|esa|lista|base|grupo|sistema|contactos|agenda|favor|lista)?',
    "(?:no|nao|ni|i do not|i don't)(?: (?:les|le|doy|dou|he|hemos|has|lo|dei|i|eu))* (?:autoriz\\w+|authori[sz]e|consent\\w*|permito|permit)(?: (?:que|contato|contacto|el|a|o|me|este|nenhum|mi|you|this|any|to|contact))*",
    '(?:retiro|revoco|revogo|retirar|withdraw|revoke)(?: (?:mi|o|meu|my|el|la))? (?:consentimiento|autorizacion|consentimento|autorizacao|consent|permission)',
    '(?:habl(?:e|en|a|ar)|comuni(?:quese|quense|cate|carse)|contact(?:e|en|ar|a|ese)|dirij(?:a|an|anse|ase)|entiend(?:a|an)se|entenderse|fal(?:e|em|a|ar)|trat(?:e|en|ar|em|a)|talk|speak|contact|direct|write|go|escriban?(?:le)?|escribale|llamen?|procure[m]?|entre em contato|refer|deal)(?: (?:se|solo|directo|directamente|only|any|all|further|communication|to|through|com|con|a|al|so|o|mejor|with|con mi|whatever|cualquier|cosa|just|diretamente|ya|por medio de|questions))* (?:mi|meu|minha|my|nuestro|el|our)(?: [a-z]+)? ?(?:abogad[oa]s?|advogad[oa]|lawyer|attorney|solicitor|legal|representante|apoderado)',
    '(?:todo|cualquier cosa|cualquier tema|lo que sea|tudo|qualquer coisa|anything|everything|all)(?: (?:con|por|com|pelo|through|a traves de|with|to|goes|else|lo|va))* (?:mi|meu|minha|my) (?:abogad[oa]|advogad[oa]|lawyer|attorney)',
    '(?:mi|meu|my) (?:abogad[oa]|advogad[oa]|lawyer|attorney) (?:se va a comunicar|los va a|will be in touch|will contact|will handle|vai|se comunicara|esta a cargo|lleva|entrara)',
    "(?:solo|solamente|unicamente|so|somente|apenas|only|just|strictly|exclusivamente|mejor|prefiero|prefiro|i prefer)(?: (?:me|por|contactenme|contacteme|escribanme|escribame|pueden|contactarme|via|by|through|contact|email|mail|use|fale|comigo|recibo|acepto|aceito|respondo|al|comunicaciones|comunicacion|avisos|notificaciones|atiendo|un|a|the|to be contacted|contato|mensajes|be contacted|contactar|escribir|que me|escriban|let's|me|send))* (?:correo|mail|email|e mail|carta|letter|escrito|post|writing|correo electronico|telefono fijo)",
    '(?:correo|email|mail|e mail)(?: (?:only|solamente|nomas|nada mas|unicamente|please only|apenas))',
    '(?:nada de|sin|no|nao|no more|stop|chega de|basta de|no mas|nada mas de|ya no mas|nao mais) (?:mas |mais |more |tantos |los )?(?:mensajes|mensagens|mensagem|texts|llamadas|ligacoes|whatsapps?|messages|calls|contacto|contato|avisos)',
    "(?:voy a|vou|los voy a|te voy a|i will|i'll|i'm going to|vou te|lo voy a|les voy a|ya los|ya te)(?: \\w+)? ?(?:bloque\\w+|block)",
    "(?:no es|isn't|nao e) (?:el |un |o |a |an )?(?:canal|medio|lugar|appropriate|horario)",
    '(?:dejame|dejenme|dejeme|me deja|me deixa|me deixem|deixa eu|me dejen|deixem)(?: (?:ya|me))? (?:en paz|tranquil[oa]|em paz|quiet[oa]|de molestar|de joder)',
    '(?:sair|salir|salirme|salgo|get|be|out|quiero salir|quero sair)(?: (?:removed|taken|de|da|off|of|me|from|do|of))+ ?(?:su|sua|your|this|the|la|esta|esa|essa|dessa|desta|desse|deste|that)? ?(?:lista|grupo|list|base|cadastro)',
    '(?:stop|cease|end|terminate)(?: (?:all|any|further|the))* (?:communications?|contact|correspondence)',
    '(?:cease and desist|do not call|dnc)',
    '(?:mi|este|esse|this is my|meu)(?: \\w+)? (?:numero de trabajo|work number|telefono del trabajo|numero do trabalho)',
  ),
  rule(
    3,
    ' ?^ (?:stop|sair|baja|salir|parar|pare|basta|unsubscribe|cancelar|alto|remove|remover|quit|cancel|end|stopall|no molestar|no mas|para|chega) [.! ]*$',
  ),
  rule(
    2,
    '^ (?:please |por favor )?(?:stop|sair|baja|pare|parem|paren|basta)(?: (?:ya|por favor|please|now|it|this|con esto|com isso|ja))* [.!, ]*$',
    'never (?:contact|text|message|call|write)',
    "don't (?:text|message|call|contact|write|bother)",
    'no (?:texts|calls|mensajes|llamadas)',
    '(?:no|nao) (?:insista[ns]?|insistan|insistas)',
  ),
]
