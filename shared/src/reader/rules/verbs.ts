import { day, sum } from '#reader/marked.ts'

// Verbs of paying in three languages, as parts of patterns. A verb of giving ("te paso", "faço", "I'll get") pays only with
// something that is money beside it.

/** Little words between a negation or an auxiliary and its verb. */
export const small = `(?:te|le|les|lo|la|los|las|se|me|os|lhe|lhes|eu|yo|ya|ja|nos|tambien|nomas|no mas|solo|a|de|en|que|voce|senor|senora|ahi|si|sim|mismo|igual|hoy|con|just|to|be|you|it|even|really|still|probably|definitely|also|then|all|this|that|the|${day}|${sum})`

const nounBefore =
  '(?<! (?:el|un|mi|tu|su|del|de|este|ese|esse|meu|seu|cada|otro|al|primer|ultimo|algun|ningun|o|ao|do|um|plan|link|dia|por|sus|tus|mis|proximo|esta|foi|tinha|era|sido|ser|estar|fica|ficou|estava|hacer|hago|fue|quedo|queda|nao foi|tem) )'

const presentPay =
  'pago|pagare|pagarei|pagamos|pagaremos|deposito|depositare|depositarei|depositamos|transfiero|transferire|transferirei|transferimos|transfiro|consigno|consignare|consignamos|giro|girare|abono|abonare|abonarei|abonamos|cancelo|cancelare|cancelamos|liquido|liquidare|liquidarei|yapeo|yapeare|yapeamos|plineo|plineare|quito|quitarei|acerto|acertarei|regularizo|regularizare|regularizarei|cumplo|cumplire|resuelvo|resolvo|resolvere|soluciono|saldo la deuda|pongo al dia|ponemos al dia|quedo al dia|coloco em dia|ponho em dia|cuadro|cuadramos|mateo'
const presentGive =
  'mando|mandare|mandarei|mandamos|envio|enviare|enviarei|paso|passo|pasare|pasamos|doy|dare|darei|dou|damos|dejo|dejare|deixo|deixarei|entrego|hago|hare|hacemos|faco|farei|fazemos|llevo|llevare|levo|levarei|acerco|alcanzo|junto|completo|coloco|acredito|tengo|tendre|terei|realizo|realizare|realizarei|efetuo|cubro|colaboro|caigo|llego|suelto|ingreso|meto|mandaria|te mandaremos|pongo|cuento'

const enclitic = '(?:te|le|les|lo|la|los|las|selo|sela|telo|tela|selos|lhe|lo)?'
const infinitivePay = `(?:pagar|depositar|transferir|consignar|girar|abonar|cancelar|liquidar|saldar|yapear|plinear|cumplir|regularizar|resolver|solucionar|quitar|acertar|cuadrar|paga|cobrar nada|poner(?:me)? al dia|hacer(?:te|le)? (?:el|la|un|una|los) (?:pago|abono|deposito|transferencia|giro|consignacion|spei|yape|nequi)|fazer (?:o|um|a|uma)? ?(?:pix|pagamento|transferencia|deposito|ted|acerto)|por em dia|dar baixa)${enclitic}`
const infinitiveGive = `(?:enviar|mandar|dar|dejar|deixar|entregar|pasar|passar|hacer|fazer|llevar|levar|completar|juntar|conseguir|tener|ter|reunir|colaborar|colocar|poner|acercar|manda|faze)${enclitic}`
const gerundPay =
  '(?:pagando|depositando|transfiriendo|transferindo|consignando|girando|abonando|cancelando|liquidando|quitando|acertando|haciendo (?:el|la|un|una) (?:pago|abono|deposito|transferencia)|fazendo (?:o|a) (?:pix|pagamento|transferencia|deposito)|mandando|enviando)(?:te|le|lo)?'

/** What is money, or stands for it. */
export const money = `(?:${sum}|plata|platita|dinero|dinerito|lana|guita|feria|varo|money|cash|dinheiro|grana|transferencia|transferencias|transfer|deposito|pago|pagos|pagamento|payment|pix|spei|nequi|yape|yapeo|plin|daviplata|zelle|venmo|mitad|metade|half|resto|rest|todo|todito|tudo|total|saldo|parte|abono|abonito|giro|ingreso|remesa|consignacion|consigna|efectivo|cheque|check|faltante|falta|pendiente|cuota|cuotita|parcela|mensualidad|debo|devo|debe|ted|acerto|balance|remainder|difference|diferencia|valor|monto|algo|bank transfer|platica|billete|billetes|deuda|divida|factura|fatura|boleto|completo|entero|mitade|lucas|luquitas|palos|pesos|soles|barras|reais|dollars|bucks|monedas|renta|alquiler|arriendo|aluguel|rent|invoice)`

const aux =
  '(?:voy|vamos|vou|ire|iremos|irei|puedo|podemos|podre|podremos|posso|poderei|consigo|conseguimos|pienso|quiero|queremos|quero|prometo|comprometo|comprometemos|pretendo|espero|planeo|logro|alcanzo|estaria|estare|estarei|tengo que|debo|tratare|intentare|paso|pasare|pasamos|passo|bajo|vengo|llego|necesito|preciso|tengo planeado|seguro|planifico|pensamos|vamo|a gente vai|va|alcanzamos|vo|qued[oe] (?:en|de)|quedamos (?:en|de)|fi(?:co|quei) de|comprometi)'

const en =
  "(?:i'll|we'll|i will|we will|will|i'm going to|we're going to|i am going to|we are going to|(?<!was |were |wasn't )going to|i can|we can|can|let me|i promise to|promise to|i promise i'll|i plan to|plan to|planning to|i should be able to|should be able to|i want to|i'm able to|we should|i should|i shall|i intend to|i'd like to|i have to|i need to|he'll|she'll|he will|she will|my (?:wife|husband|mom|dad|son|boss) will|gonna)"
const enSmall = `(?:definitely|surely|probably|also|then|just|be|try to|try and|be able to|make sure to|make sure you|get to|go and|come|come and|come by and|at least|only|have to|${day})`

/** Somebody of the debtor's says that money will come. */
export const willPay = [
  `${nounBefore}(?:${presentPay})(?! (?:de multa|el servicio|la suscripcion|mi suscripcion|o servico|movil|realizado|hecho|efectuado|listo|enviado|feito|ok|exitoso|aprobado|procesado|mi (?:esposa|esposo|marido|hermano|hermana|mama|papa|hijo)))`,
  `(?:te|se|le|les|me|eu|ja) (?:lo|la|los|las) (?:${presentGive})`,
  `(?:lo|la|los|las) tengo(?: listo| lista)?`,
  `(?:te|le|les|lhe) (?:mando|envio|paso|passo|doy|dou|mandare|enviare|llevo|entrego)(?: (?:por favor|jefe|amiga|amigo|senora|si|sim))?(?= $)`,
  `(?:i can|can|i could) (?:do )?${day}`,
  `(?<=^ )(?:pay|send it|transfer it|deposit it)(?: (?:it|you|off|all|then|everything|in full))*(?= $)`,
  `(?<=^ )(?:paying|sending|transferring|wiring)`,
  `(?:${presentGive}|va|vai)(?: ${small}){0,2}(?: (?:el|la|los|las|un|una|unos|o|a|os|as|um|uma|su|tu|mi|esos|esa|eso|ese|isso|lo|con|de|o resto|como|minimo|al menos|por lo menos|sus|tus|dos|pra voce|para voce|voce|aquele|aquela|con los|otros|otra|en|por)){0,3} ${money}(?! (?:de pago ya|a que|a donde))`,
  `${aux}(?: ${small}){0,5}(?: (?:conseguir|poder|tentar|tener que|ter que|tratar de|intentar|ir a|venir a|lograr|alcanzar a|estar|poder ir a|correr a|terminar de|acabar de))?(?: ${small}){0,2} (?:${infinitivePay})`,
  `se (?:realizara|efectuara|hara|pagara|depositara|transferira|cancelara|abonara|liquidara|procedera a|(?:te|le|les) (?:paga|deposita|transfiere|cancela|abona|hace|pagara|depositara|transferira|estara))`,
  `(?:sera|seran|vai ser|va a ser|estara siendo) (?:pagad[oa]|realizad[oa]|efectuad[oa]|efetuad[oa]|feit[oa]|depositad[oa]|quitad[oa]|transferid[oa]|cancelad[oa]|pago)`,
  `(?:mi|meu|minha|nuestro|la|el|o|a) (?:esposa|esposo|mujer|marido|hermano|hermana|hijo|hija|mama|papa|madre|padre|senora|socio|jefe|contador|contadora|secretaria|mulher|irmao|irma|mae|pai|filho|filha|novio|novia|pareja|patron|tio|tia|empresa|oficina|cunado|suegra|contadora)(?: ${small}){0,3} (?:paga|deposita|transfiere|transfere|consigna|abona|pagara|depositara|transferira|manda ${money}|hace (?:el|la) (?:pago|transferencia|deposito)|faz o (?:pix|pagamento)|va a (?:${infinitivePay})|vai (?:${infinitivePay}))`,
  `${aux}(?: ${small}){0,5} (?:${infinitiveGive})(?: ${small}){0,2}(?: (?:el|la|los|las|un|una|unos|o|a|os|um|uma|su|tu|mi|lo|con|como)){0,2} ${money}`,
  `(?:estoy|estare|estaremos|estaria|estarei|voy|vou estar|vou esta|ando|vamos) ?(?: ${small}){0,3} ?(?:${gerundPay})`,
  `(?:pasar|pasare|paso|passo|vou|voy|ire|bajo|me acerco|acerco|ir|va|vamos) (?:por |en |a |na |no |pela |la |tu |su |${day} )?(?:\\w+ )?(?:a |para |pra |y )(?:te |le )?(?:${infinitivePay}|${infinitiveGive})`,
  `${en}(?: ${enSmall}){0,3} (?:pay|send|transfer|deposit|wire|clear|settle|zelle|venmo|cashapp|mail|pay off|repay|remit|catch up|square up|finish paying|start paying|be paying|be sending|be transferring)`,
  `${en}(?: ${enSmall}){0,3} (?:get|have|make|do|bring|give|put|drop|sort|handle|take care of|cover|finish|complete|fix|submit|process|arrange|spare|pull|throw|swing)(?: (?:you|it|that|this|up|off|by|the|your|my|a|some|all|over|of|out|another|at least|other|full|bank|together|to|around|in))*? ?(?:${money}|it|that|this|everything|caught up|paid|sorted|out|something|off|your|cleared|sent|over|something)`,
  `${en}(?: ${enSmall}){0,3} (?:making|doing|processing|submitting|bringing|dropping)(?: (?:the|a|my|it|that|full|another|some|off))* ?(?:${money}|it|that)?`,
  `${en}(?: ${enSmall}){0,2} (?:swing|stop|come|drop|pass|go)(?: (?:by|in|over|round|around|there|to|the|your|office|store|shop|bank|and|${day}|on|with)){0,7} (?:${money}|pay|to pay|and pay|deposit|pay it)`,
  `(?:i'm|i am|we're|we are)(?: ${enSmall}){0,2} (?:paying|sending|transferring|wiring|depositing|clearing|settling)`,
  `(?:you'll|you will|you'd)(?: definitely)? (?:have|get|receive|be paid|see|be getting)`,
  `(?:it'll|it will|it should|(?:money|payment|cash|transfer|funds|deposit|check|rest|balance)(?:'ll| will| should|'s| is| will be| is going to)) (?:be|coming|scheduled|arrive|go out|go through|clear|hit|get|on (?:its|the) way|land|come|due to arrive)`,
  `(?:money|payment|cash|transfer|funds|deposit|check|rest|balance) (?:coming|scheduled|arriving|on (?:its|the) way|set for|planned)`,
  `(?:i|we) pay`,
  `(?:expect|you can expect|count on)(?: (?:the|my|your|a|full))* (?:payment|money|it|transfer)`,
  `i promise`,
  `pode deixar que|pode contar com|cuente con|cuenta con (?:el|la|eso)|conte com`,
].join('|')

/** Money will be there; only with a day to come. */
export const willBeThere = [
  `(?:queda|quedara|quedo|esta|estara|fica|ficara|vai estar|va a estar|va a quedar|sera|tendra|tendras|tendrias|tiene|tienes|tenes|recibe|recibes|recibiras|recibira|cae|le cae|te cae|cai|vai cair|le llega|te llega|llega|llegara|entra|sale|se va a|va saliendo|le estaria|estaria|hay|vera|veras|se ve)(?: ${small}){0,3} (?:pagad[oa]|pago|cancelad[oa]|listo|lista|hech[oa]|feit[oa]|realizad[oa]|efectuad[oa]|depositad[oa]|liquidad[oa]|saldad[oa]|quitad[oa]|transferid[oa]|en (?:tu|su|la) cuenta|na (?:sua |tua )?(?:conta|mao)|en sus manos|su pago|su dinero|tu dinero|tu platica|seu dinheiro|teu dinheiro|sua grana|tu plata|su plata|la plata|la platica|el dinero|o dinheiro|o pix|el deposito|la transferencia|tu pago|el pago|su transferencia|todo|tudo|resolvido|acertado|solucionado|arreglado|reflejado|acreditado)`,
  `(?:lo|la|los|las) (?:tiene|tienes|tenes|tendras|tendra|recibe|recibes|ves)`,
  `(?:esta|ta|estara) (?:pagad[oa]|pago|cancelad[oa])`,
  `(?:de )?${day} (?:no|nao) (?:pasa|paso|passa)|(?:no|nao) pass?a(?: de)? ${day}`,
  `(?:queda|fica|sale)(?: (?:listo|lista|todo|tudo|pronto))?(?= $)`,
  `cae seguro|cae sin falta|cae el pago|cae la plata|cae`,
].join('|')

/** Said beside a day, it makes the day a promise. */
export const sure =
  '(?:sin falta|sem falta|si o si|de todas (?:maneras|formas)|seguro|segurisimo|fijo|fija|de una|lo prometo|prometido|te prometo|le prometo|promise|promise you|for sure|guaranteed|te lo juro|se lo juro|palabra|com certeza|con certeza|certeza|cuente con eso|cuenta con eso|a mas tardar|at the latest|n[oa] maximo|maximo|como maximo|al mas tardar|a primera hora|first thing|temprano|sin problema|sem problema|no problem|ahora si|ahi si|ya si|definitely|garantizado|garantido|pode contar|listo|le cumplo|te cumplo|vou sim|yo le aviso no)'

/** Waiting asked for, up to a day. */
export const wait =
  '(?:(?:me )?(?:pode|puede|puedes|podes|podria|podrias|consegue|can you|could you)(?: me)? (?:esperar|aguantar|aguardar|wait)(?:me)?|esperame|espereme|esperenme|espera|espere|aguantame|aguanteme|aguanta|bancame|banqueme|bancame un toque|me aguantas?|me esperas?|me banca[s]?|dame|deme|denme|dame chance|me das?|me de|me da|dejame|dejeme|permitame|tengame paciencia|aguarda|aguarde|give me|wait|hold on|bear with me|tenme paciencia|me espere|segura|segura ai|me da um prazo|me de um prazo|dame plazo|dame tiempo)'

/** The day on which money comes to the debtor. */
export const income =
  "(?:cobro|cobramos|cobra|me pagan|nos pagan|me pagam|me paga|recibo|recibimos|recebo|recebemos|vou receber|me llega|me cae|me cai|cai (?:o|meu)|me depositan|me depositam|cae (?:el|mi|la)|me sale|sale (?:el|mi)|i get paid|get paid|we get paid|payday|pay day|my (?:check|paycheck|salary|wages) (?:comes|is coming|hits|clears)|mi (?:sueldo|salario|pago|jefe|patron)|meu (?:salario|pagamento|patrao)|me entregan|me ingresan|me entra|me transfieren|me liberan|tengo plata|voy a tener|vou ter|tendre|i will have|me abonan|me consignan|me giran|(?:me|nos) (?:paguen|pague|depositen|deposite|caiga|llegue|consignen|giren|transfieran|entre|salga|caigan|liquiden|abonen)|cobre|cobremos|reciba|receber|eu recebo|cair|caia|i'm paid|get my (?:check|paycheck|pay|salary|money)|get paid|they pay me|check comes|paycheck comes|pay comes|salgo de|me den)"

const given =
  '(?:mande|mandei|mandamos|envie|enviei|enviamos|hice|hicimos|fiz|fizemos|di|dimos|deje|dejei|deixei|pase|pasei|passei|entregue|entreguei|lleve|llevei|levei|realice|realicei|realizei|efectue|efectuei|efetuei|complete|puse|coloquei|mandaron|realizamos|acabei de fazer|acabei de mandar|acabei de enviar)'
/** Nothing else than the past. */
const surelyPaidByMe =
  '(?:paguei|depositei|consignei|girei|abonei|cancelei|liquidei|saldei|yapeei|yapie|plineei|transferi|transferimos|quitei|acertei)'
const paidByMe = `(?:${surelyPaidByMe}|yapee|plinee|deposite|consigne|gire|abone|salde|liquide|pague|cancele)`
const paidByOthers =
  '(?:pagou|depositou|transfirio|transferiu|consignou|abonou|cancelou|girou|mandou|enviou|hizo|fez|pagaron|depositaron|transfirieron|pago|deposito|paid|sent|transferred|made)'
/** Before "pague" it is no past: "cuando me pague", "que pague". */
const wished =
  '(?<!(?:cuando|que|apenas|si|se|quizas|quiza|talvez|tal vez|ojala|no|nao|usted|cuanto|como|lo mejor|aun|todavia|quando|ainda|capaz|nunca|puede)(?: [^ ]{1,8}){0,3} )'
const proof =
  '(?:comprobantes?|comprovantes?|vouchers?|vaucher|baucher|captura|capture|capturita|pantallazo|screenshot|receipt|proof(?: of payment)?|constancia|recibo|recibito|soporte|ticket|print|foto del (?:pago|deposito|recibo|comprobante)|foto (?:do|da) (?:pix|comprovante|transferencia)|prueba|confirmacion (?:del|de) pago|confirmation)'

/** Somebody of the debtor's says that money has gone. */
export const hasPaid = [
  `(?:ya|ja)(?: ${small}){0,3} (?:${paidByMe})`,
  surelyPaidByMe,
  `${wished}${paidByMe}`,
  `you (?:should|must|would|will)(?: already)? have (?:received|gotten|got)(?: (?:my|the|it|that|a|payment|money|transfer))*`,
  `(?:ya|ja)? ?(?:le|te|les)? ?(?:deberia|debe|debio|deve|tendria que)(?: (?:de|haber|ter|haberle|haberte|estar|ja|ya|haberse))* (?:llegado|reflejado|reflejada|caido|llegar|cair|aparecer|acreditado|entrado|reflejarse|acreditarse|verse|verlo)`,
  `(?:me|te|se|le|les|lhe|nos) (?:lo|la|los|las) (?:${given})`,
  `${given}(?: ${small}){0,2}(?: (?:el|la|los|las|un|una|o|a|os|um|uma|su|tu|mi|lo|con|todo|este|esse|unos)){0,3} (?:${money}|${proof})`,
  `(?:he|hemos|habia|ya he|ha|han|ha sido|fue|foi|tinha|haviamos|habiamos|fueron|ja foi|tem) (?:${small} ){0,2}(?:pagado|pagada|pago|paga|pagadas|cancelad[oa]s?|depositad[oa]|transferid[oa]|consignad[oa]|liquidad[oa]|saldad[oa]|quitad[oa]|abonado|realizado (?:el|la|un) (?:pago|transferencia|deposito)|enviado (?:el|la) (?:pago|dinero|plata|transferencia)|efetuad[oa]|efectuad[oa])`,
  `(?:acabo|acabamos|acabei|acaba|acabe)(?: de)?(?: ${small}){0,2} (?:${infinitivePay}|${infinitiveGive})`,
  `(?:mi|meu|minha|my|nuestro|la|el) (?:esposa|esposo|mujer|marido|hermano|hermana|hijo|hija|mama|papa|madre|padre|senora|senor|socio|jefe|contador|contadora|secretaria|mulher|esposo|irmao|irma|mae|pai|filho|filha|wife|husband|brother|sister|mom|mum|dad|son|daughter|partner|accountant|boss|novio|novia|pareja)(?: ${small}){0,2} (?:${paidByOthers})`,
  `ya (?:pago|deposito|transfirio) (?:mi|el|la) [a-z]+`,
  `(?:ya|ja) (?:${small} ){0,2}(?:se )?(?:pagou|depositou|transfirio|consignou|cancelou|mandou|pagaron|realizo)`,
  `(?:pago|deposito|transferencia|abono|pagamento|pix|spei|giro|consignacion|yape|transfer|payment|ted|yapeo|nequi|boleto|factura|cuota|parcela|fatura|divida|deuda) (?:ya |ja |foi |fue |esta |ya esta |has been |was |is |ya fue |ja foi )?(?:realizad[oa]|hech[oa]|efectuad[oa]|efetuad[oa]|list[oa]|enviad[oa]|feit[oa]|mandad[oa]|exitos[oa]|aprobad[oa]|confirmad[oa]|pagad[oa]|paga|made|sent|done|complete|completed|submitted|went through|processed|confirmed|cancelad[oa]|quitad[oa]|liquidad[oa])`,
  `(?:adjunt[oa]|adjuntamos|anexo|anexei|segue|aqui|aca|ahi|ai|abajo|abaixo|va|envio|enviando|mando|dejo|te paso|le paso|attached|here|here's|see|below|olha|em anexo|vea|mire|mira|te comparto|le comparto|comparto|te muestro|ve el|ve|revise|check|veja|enclosed|ta ai)(?: (?:is|le|te|va|esta|el|la|mi|o|a|ta|foto|un|una|meu|my|the|os|los|em|in|anexo|de|del|tu|su|voce|lhe|mando|dejo|envio|vai|nuevamente|otra vez|para que vea|as|ahi|ai|aqui|please|por favor|un|pdf|imagen)){0,5} ${proof}`,
  `(?:${proof})(?: (?:is|esta|ta|va|em|in|is in|de|del|do))? (?:adjunto|anexo|attached|below|abajo|pago|pagamento|transferencia|deposito|aqui|ahi|ai|above|arriba|enviado|acima)`,
  `^ (?:el |la |o |my |aca el |ahi el |foto del )?(?:${proof}) $`,
  `(?:i|we|i've|we've|i have|we have|have|has|already|just|he|she|they|literally|she's|he's)(?: (?:already|just|actually|literally|also|definitely|have|all))* (?:paid|sent (?:it|you|the|that|over|payment|money|the|${sum}|this|a|in|my|over)|transferred|deposited|wired|made (?:the|a|my|that) (?:payment|transfer|deposit)|settled|cleared (?:it|that|this|the)|zelled|venmoed|mailed (?:it|the|a)|cashapped|put it in)`,
  `(?:it's|it is|it has|it was|this was|that was|has been|was|been|is|got|that's|this is|bill is|invoice is|invoice was|bill was|already|was already|all)(?: (?:already|been|all|now|fully))* (?:paid|settled|sent|transferred|paid off)`,
  `^ (?:paid|sent|just sent|all paid|paid in full|done|transferred|pagado|pagada|pago ya|pago feito|listo el pago|listo pagado|cancelado|depositado|transferido|ya deposite|pagadito|pagas|pronto paguei)(?: (?:it|this|that|you|on|last|yesterday|already|in full|the|bro|man|${past()}|${day}|${sum}|jefe|amiga|amigo|senora|joven|gracias|ya|thanks))*`,
  `(?:paid|sent) (?:it|you|this|that|in full|off|already|yesterday|for it|up|${past()}|${sum})`,
  `(?:ya|ja)(?: (?:esta|ta|quedo|esta todo|quedo todo|fue|foi|se|estaria|esta todo|tudo|todo))+ (?:pagad[oa]s?|pago|paga|pagas|cancelad[oa]s?|depositad[oa]|transferid[oa]|consignad[oa]|saldad[oa]|liquidad[oa]|quitad[oa]|resolvido|listo|lista|hecho|hecha|feito|el (?:pago|spei|deposito|yape)|la (?:transferencia|consignacion|transfe)|o (?:pix|pagamento)|a transferencia|pagados)`,
  `(?:ya|ja) (?:lo |la |te |le |se )?(?:quedo|hice|fiz|cumpli|salio|cayo|caiu)(?: (?:el|la|o|a) [a-z]+)?`,
  `(?:esta|ta|quedo|estava|esta todo|se encuentra|figura)(?: (?:ya|ja|todo|tudo))? (?:pagad[oa]s?|pago|paga|cancelad[oa]|quitad[oa]|saldad[oa]|liquidad[oa])`,
  `(?:check|revis[ae]|revisen|cheque|checa|checala|fijate|verifique|verifica|confira|ve|olha|veja)(?: (?:bien|su|tu|your|sua|a|na|en|la|el|lo|sus|tus|please|o|bem|the|ai))* (?:cuenta|account|conta|bank|deposito|banco|extrato|estado de cuenta|bancos|pagos|records|sistema)`,
].join('|')

function past(): string {
  return '\\ue003\\ue002*'
}
