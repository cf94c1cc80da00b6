import { rule } from './rule.ts'

// Greetings, thanks, "who is this?", and what has nothing to do with the debt.

const polite =
  '(?:hola|holi|holis|ola|buenas?|buenos|dias|tardes|noches|buen|dia|bom|boa|tarde|noite|oi|oie|opa|oii|hi|hello|hey|good|morning|afternoon|evening|night|thanks|thank|you|thx|gracias|muchas|mil|muchisimas|obrigad[oa]|valeu|vlw|ok|okey|listo|dale|vale|perfecto|perfeito|perfect|beleza|ta|bom|bien|bueno|entendido|entendi|got|it|understood|claro|sure|great|cool|fine|de|nada|acuerdo|si|sim|yes|yep|yeah|no|nao|nop|nope|ya|ja|noted|anotado|recibido|recebido|saludos|abrazo|abraco|chao|chau|bye|tchau|adios|ate|logo|luego|hasta|jaja\\w*|haha\\w*|kk+|rs+|lol|lmao|jeje\\w*|feliz|navidad|natal|ano|nuevo|novo|happy|merry|christmas|new|year|bendiciones|dios|bendiga|le|lo|la|te|los|amigo|amiga|senor|senora|senhor|senhora|sr|sra|don|dona|jefe|joven|che|po|parce|mano|bro|brother|man|mate|sir|madam|todo|tudo|bem|como|esta|estas|va|vai|vc|voce|que|tal|how|are|is|u|everything|please|por|favor|favorcito|igualmente|disculpe|disculpa|disculpen|perdon|desculpa|desculpe|sorry|oiga|oye|alo|alô|alooo|diga|digame|mande|joya|barbaro|genial|excelente|buenisimo|show|top|certo|combinado|fechado|alright|right|amen|cuidese|feliz|finde|fin|semana|bonito|lindo|excelente|a|usted|ud|muy|amable|buenas|qué|un|gusto|saludo|cordial|estimado|estimada|dear|team|mucho|muchas|tqm|quien|y|e|vdd|okis|oks|mhm|aja|hmm|mmm|eh|ah|oh|uh|wow|bah|pues|esta|tranquilo|tranqui|tranquila|ntp|no problem|np|nah)'

export const other = [
  rule(
    3,
    `^ (?:(?:${polite}|[.,!?¡¿)(:;-]|…) )+$`,
    '(?:quien|quem|who.s|who|de parte de quien|con quien|com quem)(?: (?:es|e|eh|is|habla|fala|falando|ta|esta|eres|sos|are|this|me|you|escribe|es este|hablo|estoy|tengo|el gusto|falo|estou|sou|seria|manda|envia|son|sao|ustedes|vcs|voces|se|comunica|it|speaking|do|i|have|your|usted|the|hell|usted es|ud))+(?: [?])?',
    '(?:de|from)(?: (?:parte|donde|que|which|what|onde|qual))+(?: (?:de|me|son|es|quien|quem|empresa|company|escriben|hablan|escribe|llaman|sao|fala|falam|habla|eres|sos|are|vc|voces|ustedes))*',
    "(?:ahora|ahorita|agora|now|right now|hoy|en este momento|no momento|por el momento|estoy|estou|i'm|im|ando|i am|currently)(?: (?:no|nao|can't|ahora|ahorita|me|puedo|posso|in|a|at|en|una|um|uma|reunion|un|el|estoy|i|agora|no|de|muy|bien|bem|muito|super|te|le))* (?:manejando|driving|dirigindo|conduciendo|ocupad[oa]|busy|reunion|reuniao|meeting|trabajando|trabalhando|working|trabajo|trabalho|work|hablar|falar|talk|contestar|responder|atender|class|clase|aula|viaje|viajando|ruta|medico|banco|academia|bus|transito|calle|comiendo|almorzando|cenando|durmiendo|dormindo)(?! (?:hace|for|sin|no me|nao))",
    "(?:no|nao|can't|cannot) (?:te |le |lo |eu )?(?:puedo|posso|podia|consigo)?(?: (?:ahora|agora|ahorita|now|[\\ue000][\\ue002]*|te|le))* ?(?:hablar|falar|talk|contestar|responder|atender|conversar|ver el mensaje)",
    "(?:luego|despues|mas tarde|mas rato|depois|later|al rato|en un rato|ya|enseguida|mais tarde|daqui a pouco|ahora|manana|amanha|[\\ue000\\ue005][\\ue002]*|i'll|i will|will|te|le|les)(?: (?:te|le|les|me|nos|lhe|i'll|i will|vou|voy|a|you|let|get|eu|hablamos|ver|pra|para))* (?:hablamos|llamo|llamar|escribo|escribir|respondo|responder|contesto|contestar|confirmo|aviso|avisar|aviso luego|falamos|falo|ligo|ligar|retorno|chamo|call|talk|text you|reply|answer|get back|respond|comunico|marco|devuelvo la llamada|vemos|cuento|let you know|know|reviso|check|checo|miro|veo|vejo|verifico|consulto)",
    '(?:hablamos|falamos|conversamos|talk|call you|platicamos|nos hablamos|charlamos|te llamo|me llama|llameme|llamame|me liga|call me|nos vemos|ligo|te marco)(?: (?:luego|despues|mas|tarde|depois|later|al|rato|mais|manana|[\\ue000\\ue005][\\ue002]*|en|a|la|noche|te|le|por|favor|soon|tomorrow|please|when|cuando|you|can|puedas?|pueda))*',
    '(?:a que hora|que hora|que horario|horario|horarios|what time|que horas|hasta que hora|opening hours)(?: [^ ?]{1,12}){0,5}',
    '(?:abren|abrem|abierto|aberto|open|atienden|cierran|fecham|close|closed|estan atendiendo)(?: [^ ?]{1,12}){0,4} [?]',
    '(?:donde|onde|where)(?: (?:estan|queda|quedan|fica|ficam|are|is|es|esta|you|your|su|la|el|tu|the|es su|ubicad[oa]s?|a|loja|located))+ ?(?:oficina|tienda|local|loja|office|store|shop|ubicad[oa]s?|negocio|direccion|located)?',
    '(?:tienen|tenes|tienes|venden|vendes|vendem|do you (?:have|sell)|precio de|preco d[oe]|price of|cotiza\\w+|quote for|tem)(?: [^ ?]{1,12}){0,4} (?:stock|disponible|disponivel|available|modelo|talla|tamanho|color|cor|productos|catalogo|promocion|delivery|envios?|lavadoras?|zapatillas|sizes?)',
    '(?:feliz|happy|merry|felices|prospero) (?:navidad|natal|ano|year|christmas|cumple\\w*|birthday|pascua|easter|fiestas|new year|aniversario|dia)',
    '(?:me|te) (?:escribiste|hablaste|mandaste|equivoque de chat)|no (?:habia )?v(?:i|isto) (?:el|tu|su) mensaje|recien (?:veo|vi|leo)|acabo de ver (?:el|tu|su) mensaje|just saw (?:this|your)|so vi agora|vi agora a mensagem',
    '(?:interesad[oa]|i am interested|quiero informacion|quero informacoes|mas informacion|more information) (?:en|sobre|about|in|de) ',
  ),
  rule(
    2,
    "no entend\\w+|nao entend\\w+|no comprendo|i don't understand|didn't understand|como asi|que dice|perdon que|what do you mean",
    'gracias|obrigad[oa]|thanks|thank you|valeu',
    'como (?:esta|estas|vas)|tudo bem|how are you',
  ),
  rule(1, `^ (?:(?:${polite}|[.,!?¡¿)(:;-]|[^ ]{1,12}) ){1,2}$`),
]
