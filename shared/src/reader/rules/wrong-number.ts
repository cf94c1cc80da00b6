import { rule } from './rule.ts'

// Somebody who is not the debtor.

const person = '(?:persona|pessoa|person|guy|man|woman|lady|senor|senora|gente|one|contato|contacto|cliente|customer)'
/** After "no soy" these are no names. */
const noName =
  '(?:yo|de|el que|la que|un|una|responsable|culpable|quien debe|deudor|moros[oa]|rico|millonari[oa]|mal[oa]|estupid[oa]|tont[oa]|idiota|ningun|ninguna|banco|a paying|paying|going|able|sure|happy|the one who|in|at|your|sorry|rich|interested|obrigad[oa]|obligad[oa]|capaz|caloteir[oa]|bandid[oa]|palhac[oa]|burr[oa]|tonto|working|asi|igual|sua|seu|su|tu|trouxa|loc[oa]|adivin[oa]|nada|mas|cliente suyo|responsavel|ladron|tramposo|a thief|stupid|a|an|being|getting|made|ok|okay|well|lying|kidding|here|home|available|afraid|satisfied|aware|responsible|ignoring|trying|refusing|that|giving|sending|doing|having|what|tuyo|de aqui|delincuente)'

export const wrongNumber = [
  rule(
    3,
    '(?:numero|number|telefono|telefone|celular|cel|num|contacto|contato|whatsapp) (?:esta |is |ta |es |e )?(?:equivocad[oa]|errad[oa]|incorrect[oa]?|wrong|erroneo|incorreto)',
    `(?:wrong|incorrect)(?: (?:phone|cell))? (?:number|num|person|guy|contact|one|name|recipient|man|woman|lady)`,
    `(?:persona|pessoa) (?:equivocada|errada|incorrecta)`,
    '(?<!(?:valor|monto|cobro|factura|cuenta|saldo|precio|conta|fatura|divida|deuda|nota|boleto|calculo|amount|total|interes|intereses|juros|cantidad|preco)(?: [^ ]{1,8}){0,3} )(?:se|te|esta|estas|estan|le|me estan|se ha|te has|creo que se|me parece que se|anda|andas|se han|vc|voce|os|te habras|se habra|estas bien|esta usted) (?:\\w+ )?(?:equivoc\\w+|confund\\w+|engan(?:ad[oa]|ou|ei)|errad[oa])(?! (?:en|con) (?:el|la|los) (?:monto|cobro|valor|cuenta|factura|fecha|calculo|cuentas|cantidad|precio))(?: (?:de|con|el|la) (?:numero|persona|numero|contacto|telefono|celular|gente))?',
    '(?:equivocad[oa]|equivocaste|equivoco|equivocaron|errou|errado|errada|confundiste|confundio)(?: \\w+)? (?:de|el|o|com o|con el|en el) (?:numero|persona|pessoa|contacto|telefono|celular)',
    '(?:foi|e|acho que (?:foi|e)|deve ser|por|isso e|so pode ser) engano',
    '(?:engano|equivocacion),? (?:amigo|moco|senhor|senhora|aqui|esse|este|nao|no)',
    '(?:desconozco|nao conheco|desconheco) (?:a|al|essa|esse|esa|ese|quien)(?: (?:esa|ese|essa|esse|senor|senora|persona|pessoa))*',
    "(?:aqui|aca|ahi|este|esta|this|aqui no celular|quem fala) (?:no|nao|isn't|not) (?:es|e|eh|hay|fala) (?:la casa de |o celular |el telefono |o telefone |a casa )?(?:el|la|o|a|de|do|da|don|dona|senor|senora|nenhum|ningun)? ?[a-z]{3,12}(?: (?:nao|no))?(?= [.,!?]| $|$| ,| acho| creo| se | disc| desc)",
    "(?:this|that|it) (?:isn't|is not|ain't|is no longer|not)(?: [a-z]{3,12}){1,2} (?:phone|number|cell|line)(?: anymore)?",
    "(?:no|there's no|there is no|theres no) [a-z]{3,12} (?:here|at this number|lives here)",
    'meant for (?:someone|somebody|another)|para otra persona|pra outra pessoa|era para otro|wrong (?:phone|cell|recipient|contact|address)|pifi\\w+ (?:el |de )?numero|marcaste mal|ligou errado|discou errado|mandou errado',
    '(?:numero|telefono|contacto) mal|mal el numero|old number|numero viejo',
    '^ (?:equivocad[oa]|engano|numero|errado|equivocado de numero) [.! ]*$',
    `(?:no|nao) (?:lo |la |los |o |a |le )?(?:conozco|conhec\\w+|conoce(?:mos)?)(?: (?:a|al|la|el|essa?|esse|nenhum|nenhuma|ningun|ninguna|esa|ese|quien|quem|nadie|ella|ele|ela|dela|dele|ninguem|essas|personas|de|nada de|tal|con ese|that|a ese|a esa|com esse))*(?: ${person}| nombre| nome| senor| [a-z]+)?`,
    `(?:no soy|nao sou|yo no soy|eu nao sou|no somos|ya no soy|i'm not|i am not|im not|this is not|this isn't|this ain't|not) (?:el |la |a |o |the |esa |ese |essa |esse |ella |mr |mrs |ms |don |dona |senor |senora |your |ningun |ninguna |nenhum |nenhuma )?(?!${noName} )(?:${person}|titular|dueno|duena|dono|dona|owner|deudor|[a-z]{3,14}(?: (?!que |y |e |and |but |to )[a-z]{3,14})?)(?: (?:que|q) (?:busca|buscan|buscas|usted|procura|you|voce|procuram|quiere|estan|esta))?(?= [.,!?\\n]|  ?$| $| sorry| pls| please| y | e | ni | que | amigo| amiga| you| the | this| bro| man| mate| joven| senor| acho| creo| te | se | and| but| perdon| disculp| desculp| moco| moca| ese| esse| este| esta| aqui| aca| ya| soy| sou| my | eres| voce| vc| i | who| wrong| num| ella| ele| por favor)`,
    '(?:aqui|aca|este|esta|ahi|en este|en esta|en casa) (?:ya )?(?:no|nao) (?:vive|mora|trabaja|trabalha|hay|ha|tem|esta|existe|se encuentra|vivem|es el|es de|es la)(?: (?:ninguna?|nenhuma?|nadie|ninguem|ese|esa|esse|essa|mas|mais|numero|telefono))*',
    '(?:no|nao) (?:vive|mora|trabaja|trabalha|existe|se encuentra|labora|vivem) (?:mas |mais |aqui|aca|ya |nessa|nesta|en esta|ninguem|en este|conmigo|com a gente|com nos)',
    '(?:ya no|nao|no) (?:trabaja|trabalha|vive|mora|labora|pertenece)(?: (?:mas|mais|aqui|aca|ya|con nosotros|nessa|en esta|conosco|nesta))+',
    '(?:ella|el|ele|ela|esa persona|essa pessoa|esta persona|[a-z]+) (?:ya )?(?:no|nao) (?:trabaja|trabalha|vive|mora|tiene|usa|tem|es|e|ocupa|vive|esta) (?:ya |mas |mais )?(?:aqui|aca|este numero|esse numero|ese numero|este telefono|este celular|esta empresa|este cel|dona|dono|esse telefone|con nosotros|conmigo|esta linea|esse chip)',
    "(?:ese|esse|este|esse numero|esse telefone|este telefono|esse telefone|este celular|esse celular|este numero|esse numero|ese numero|ese telefono|el numero|o numero|esta linea|this number|this phone|that|that's|it's|this is|este cel|essa linha|esse contato|esse whatsapp)(?: (?:ya|agora|ahora|aqui|ya hace))? (?:no|nao|not|isn't|is not|is no longer|does not|doesn't|no longer)(?: (?:es|e|pertenece|pertence|belong|belongs|le|lo|la|eh|sou|to|son|sao|mi|de|meu|minha|mio|es el|my|his|her|their|es de|mais|mas|e mais|longer|esta|corresponde|a|ao))*(?: (?:numero|nombre|nome|number|name|telefono|telefone|dele|dela|de el|de ella|him|her|them|mine|meu|mio|persona|pessoa|senor|senora|anymore))",
    "(?:este numero|esse numero|ese numero|this number|este telefono|esse telefone|este telefone|esse celular|ese celular|ese telefono|esse whatsapp|este whatsapp|este celular|esta linea|el numero)(?: (?:ya|agora|ahora))? (?:no|nao|isn't|is not|is no longer|doesn't belong to)(?: (?:es|e|eh|pertenece|pertence|le|mais|mas|a|de|da|do|el|la|ya))* [a-z]{3,12}",
    '(?:no|nao) (?:es|e|eh) (?:mi|el|meu|o|este|esse|a|la) (?:numero|nombre|nome|telefono|telefone|persona|pessoa|contato|contacto|celular)(?! (?:de cuenta|da conta))',
    '(?:numero|telefono|telefone|celular|chip|linea|linha|number|phone|line|cel|contato) (?:ahora |agora |ya |now )?(?:es |e |eh |is )?(?:nuev[oa]|novo|nova|mio|mia|meu|minha|mine|de otra persona|de outra pessoa|new|otro dueno|outro dono|reciclado)(?! (?:de cuenta))',
    '(?:compr\\w+|acabo de (?:comprar|sacar|adquirir|recibir|activar)|me (?:acaban|acabaron) de (?:dar|asignar|vender)|adquir\\w+|peguei|comprei|saque|active|just (?:got|bought|switched)|got|bought|recently got|i have had|only had|new owner of|acabei de (?:comprar|pegar)|me dieron|tengo hace poco|recien (?:compre|saque|tengo))(?: (?:este|esse|ese|el|o|un|this|a|my|the|esta|hace poco|recien|um|esse|new|agora|nuevo))* (?:chip|numero|number|linea|linha|sim|sim card|phone|celular|telefono|line|phone number)',
    "(?:there's|there is|theres|we have|nobody|no one|there isn't|there ain't)(?: (?:no|not|nobody|no one|any|a))* ?(?:\\w+ )?(?:here|by that name|called|named|with that name|at this number|on this number)",
    '(?:no|nao) (?:hay|tengo|tem|ha|temos|tenemos|existe)(?: (?:aqui|aca))? (?:nadie|ninguem|ningun[oa]?|nenhum|nenhuma|ese|con ese|esa)(?: \\w+)?(?: (?:aqui|aca|con ese nombre|llamad[oa]|chamad[oa]|que se llame|com esse nome|de nombre|por aqui|aqui|en esta casa))',
    '(?:con ese nombre|com esse nome|by that name|of that name|with that name|ese nombre|esse nome)(?: (?:no|nao|here|nadie|ninguem|aqui|aca))?',
    "(?:i )?(?:don't|do not|dont|doesn't|never) (?:know|heard of|knew)(?: (?:any|anyone|anybody|him|her|this|that|a|who|no|of|the|an|them))+(?: [a-z]+)?(?! owe)",
    '(?:no|nao) (?:se|sei|sabemos|tengo idea|faco ideia)(?: de)? (?:quien|quem) (?:es|e|eh|sea|seja|son)(?! (?:usted|ustedes|voce|voces|tu|vos|esta hablando|escribe))',
    "(?:no|doesn't|does not|no longer) (?:longer )?(?:work|works|live|lives|working|living)s? (?:here|there|with us|for us|at)",
    "(?:not|isn't|no longer|wasn't|never was) (?:his|her|their|the|a|my) (?:number|phone|name|cell|line)",
    "(?:not|no longer|isn't|is not) (?:that|the right|the same|the|who|him|her) (?:person|guy|man|woman|number|you're looking|you are looking|you think|one you)",
    "(?:me llamo|mi nombre es|my name is|my name's|soy|meu nome e|me chamo|i'm|sou o|sou a) [a-z]+(?: ,)? (?:no|not|nao) [a-z]+",
    "(?:se|te|esta|estas|vc ta|voce esta|you're|you are|are you|you) (?:buscando|procurando|hablando|falando|escribiendo|escribiendole|mandando|writing|talking|texting|messaging|looking|contacting|llamando)(?: (?:mensajes|mensagem|mensagens|esto|a|al|to|com|con|for|con la|com a))? ?(?:la |a |the )?(?:persona equivocada|otra persona|pessoa errada|wrong|outra pessoa|numero equivocado|someone else|somebody else)",
    "(?:otra persona|outra pessoa|someone else|somebody else)(?:'s)? (?:usa|usaba|tenia|tinha|era|had|has|owns|owned|es|e|number|phone|now|tiene)?",
    '(?:el|o|the) (?:dueno|dono|owner|titular) (?:anterior|anterior|previous|antigo|de antes|es otro|era)',
    '(?:previous|old|former|last) owner|antigo dono|anterior dueno|dueno anterior|antiguo dueno',
    '(?:fallecio|murio|faleceu|morreu)(?: (?:el|la|ese|esa|o|a|hace))? (?:senor|senora|titular|persona|dueno)',
    '(?:este|esse|ese) (?:numero|telefono|celular|telefone) (?:es|e|pertenece|pertence) (?:de|a|ao|da|do) (?:una|un|uma|um|mi|otra|outra|meu|minha) ',
    '(?:who|quien|quem)(?: (?:is|es|e|the hell is))? (?!this|you|is|are|habla|fala|escribe|me|eres|son|sera|te|le|usted|esta|ta|that|it|sao|voce)(?:[a-z]{3,12}) [?]',
    'no era para mi|not for me|nao e pra mim|nao e para mim|no es para mi|este mensaje no es para|wrong chat|you must have (?:the )?wrong|mistaken (?:me|identity)|confundind[oa]|confundiendo|mistook',
  ),
  rule(
    2,
    'equivocad[oa](?: (?:de|numero))?',
    '(?:foi )?engano',
    'me confunde[ns]?',
    'numero viejo',
    'cambio de numero',
    'mudou de numero|trocou de numero',
    'not (?:the )?right (?:number|person)',
    "(?:no|nao) (?:soy|sou) eu|no soy yo|nao sou eu|ese no soy yo|esa no soy yo|that's not me|it's not me|isn't me|not me",
  ),
]
