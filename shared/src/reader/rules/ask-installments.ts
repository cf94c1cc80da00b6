import { every, sum } from '#reader/marked.ts'
import { rule } from './rule.ts'

// Parts, a plan, other terms, less than all, or more time.

const number =
  '(?:\\d{1,2}|un par de|dos|tres|cuatro|cinco|seis|diez|doce|duas|tres|quatro|dez|doze|two|three|four|five|six|varias|varios|algunas|algunos|unas|unos|umas|some|several|a few|mas|mais|couple of|a couple of|cuantas|quantas|pequenas|pequenos|cosas|comodas|iguales|monthly|smaller|small|suaves|poquitas)'
const parts =
  '(?:cuotas|cuotitas|partes|partecitas|pagos|pagitos|parcelas|parcelinhas|abonos|abonitos|plazos|mensualidades|quincenas|vezes|veces|x|tandas|tractos|chunks|installments|instalments|payments|parts|pieces|prestacoes|meses|months|letras|cheques|mensalidades|contados|quotas)'
const parting = `(?:${parts}|plan(?: de pagos?)?|payment plan|plano|convenio|acuerdo|acordo|arreglo|arrangement|facilidad(?:es)?|refinanci\\w+|repact\\w+|reprogram\\w+|reestructur\\w+|renegoci\\w+|negoci\\w+|parcel(?:ar|amento|o|a|am|e|em|ado|ada|emos)|financi\\w+|difer(?:ir|irlo|ido|irme|irla)|difier[ea]\\w*|divid(?:ir\\w*|e|es|en|o|imos|ido|iria)|dividi[mdr]\\w*|fraccion\\w+|split(?:ting)?|spread|bit by bit|little by little|de a poco|de a poquit[oa]s?|poco a poco|aos poucos|por partes|a plazos|em partes|en partes|instal?lments?|break it (?:up|down)|in parts|a cuotas|gradual\\w*|over time|a pedacitos|en pedacitos|partid[oa]|in stages|por semana|terms|prestacoes|picado|parcelad[oa])`
const less =
  '(?:descuento|descuentito|desconto|descontinho|discount|rebaj\\w+|quita|condonar\\w*|condon\\w+|condonacion|perdonar?\\w*|perdoar|abatimento|abaixar|baixar|baj(?:ar|en|an|e|a|as)(?:le|me|les)?(?: (?:los|el|la|un poco|algo|as|os|o|a))* (?:interes\\w*|monto|deuda|valor|cuota|recargo|precio|mora)|reduc\\w+|reduz\\w+|reduction|lower|waive|knock|settle for|settlement|smaller|lesser|negotiat\\w+|menos|quit(?:ar|en|an|a|as|e)(?:me|le|nos)? (?:los |el |la |as |os )?(?:interes\\w*|recargos?|mora|multas?|juros|parte)|tirar (?:os |a )?(?:juros|multa)|sem (?:os )?juros|sin (?:los )?intereses|finiquito|bonific\\w+|mejor precio|take (?:less|half)|accept (?:less|half))'
const ask =
  "(?:puedo|podria|podriamos|podemos|podre|posso|poderia|podia|puede|pueden|podrias|podrian|pode|podem|poderiam|puedes|podes|da para|daria para|tem como|teria como|se puede|se podra|se podria|hay (?:forma|manera|chance|posibilidad|alguna|algun|como)|existe|sera que|me acepta[sn]?|acepta[sn]?|acepto|aceitam|aceita|quiero|quisiera|quero|queria|queremos|me gustaria|gostaria|necesito|preciso|precisava|hacemos|hagamos|vamos|llegar a|llegamos a|can|could|may|would|let's|let us|is there|are there|any chance|any way|is it possible|possible|possibility|posible|possivel|me da[sn]?|me deja[sn]?|me hace[sn]?|me haria[sn]?|haceme|hazme|hagame|hagan|deme|dame|denme|fazem|fazer|fazemos|faz|faca|tienen|tiene|tenes|tem|ofrece[nr]?|oferecem|me podria[sn]?|me ofrece[sn]?|ayud\\w+|ajuda\\w*|consegue|conseguem|conseguiria|do you (?:offer|have|do|accept|allow)|i need|i want|i'd like|we need|want to|need to|willing to|able to|como hago para|que tal si|what if|how about|y si|e se|work out|set up|arrange|negociar|interesa|interested in|gustaria|prefiero|prefiro|dispuesto a|propongo|le propongo|sugiero|proponho|looking for|me sirve|i could|solo puedo|solo alcanzo|so consigo|can only|only able to)"
/** What stands between, inside one sentence. */
const between = '(?:[^ .?!]{1,20} ){0,8}?'

export const askInstallments = [
  rule(
    3,
    `${ask} ${between}(?:${parting}|${less})`,
    `(?:en|em|a|in|into|over|por|con|com|de a|as|hasta|ate|to) ${number} ${parts}`,
    `(?:\\d{1,2}) (?:x|vezes|veces|cuotas|parcelas|pagos|payments|instal?lments)(?: (?:de|of|sin|sem|mensuales|iguales|[?]))`,
    `${sum} (?:[^ .?!]{1,12} ){0,4}?${every}|${every} (?:[^ .?!]{1,12} ){0,4}?${sum}`,
    `(?:${parting}|${less}) (?:[^ .?!]{1,15} ){0,5}?[?]`,
    `(?:plan(?:es)? de pagos?|payment plans?|plano de pagamento|acuerdo de pago|convenio de pago|facilidades de pago|acordo de pagamento|pagos parciales|partial payments?|pagamento parcelado|pagamento parcial|pay in (?:parts|installments)|pagar (?:en|por) (?:partes|cuotas)|pagar(?:lo|la|le|te)? (?:en|a|por) (?:cuotas|abonos|partes|pagos|plazos)|pagar parcelado|pay (?:it )?(?:off )?(?:slowly|gradually|over time|bit by bit|little by little))`,
    `(?:ir|irle|irte|iria|voy|going|keep)(?: (?:le|te|a|ir|lo|les))* (?:abonando|pagando)(?:te|le|lo|les)?(?: (?:de a|poco|de|por|con|aos|en|a|lo que|cada|${sum}|${every}))+`,
    `(?:abonar|abono|abonando|pagar|pagando|pago|pagarle|pagarte|darle|darte|pay|paying)(?: (?:le|te|lo|la|de|con|it|off|you|in))* (?:de a (?:poco|poquito)|poco a poco|aos poucos|por partes|bit by bit|little by little|${every}|de a ${sum}|en partes|em partes)`,
    `(?:mas|more|mais|otro|algun|un|unos|alguns|a|some|additional|extra|poco mas de|an|um|otros|uns)(?: (?:dias|days|tiempo|de|little|bit|pouco|poco|few|poquito))* (?:plazo|prorroga|tiempo|time|prazo|extension|dias mas|days|more time|de tempo|tempo|dias de plazo)(?: (?:para|to|pra|mas|por favor|hasta|more))?`,
    `(?:prorrog\\w+|extend|extension|extender|postergar|aplazar|adiar|mover la fecha|correr la fecha|cambiar la fecha|mudar (?:a|o) (?:data|vencimento)|push (?:it|the date|back)|defer|reagendar|ampliar el plazo)`,
    `(?:a vista|de contado|in full|cash|todo junto|al contado|hoy|today|now)(?: (?:tem|hay|me hacen|me hace|tiene|consigo|faz|fazem|quanto|is there|any))+ (?:\\w+ )?(?:${less})`,
    `(?:faz|fazem|deja|dejas|hace|deja[sn]?|dejame|haceme|would you take|will you take|take|accept|acepta|acepta[sn]|aceitam|aceita|fecha|cierra|fechamos)(?: (?:lo|la|me|en|por|a|it|just|si te doy|os|uns))* ${sum}(?: (?:a vista|y|cash|y ya|y quedamos|e|por todo|en total|and|al contado|to|settle|close|for|instead|agora|de contado|hoy|hoje|\\w+ ){0,4})?[?]?`,
    `(?:half|mitad|metade) (?:now|ahora|hoy|agora|hoje|today)(?: (?:and|y|e|,|the|la|a|el|other|otra|outra|half|mitad|metade|rest|resto|o))* (?:half |mitad |metade |resto |rest )?(?:[^ ]{1,12} ){0,5}?[?]`,
    `(?:no|nao|can't|cannot|not)(?: \\w+){0,3} (?:todo junto|tudo junto|todo de una|de una sola vez|tudo de uma vez|all at once|de una vez|in one go|de golpe|todo el monto|the full amount|de una|de un solo|tudo agora|it all|todo completo|lo completo)(?: [^ ]{1,12}){0,6}? ${ask}`,
  ),
  rule(
    2,
    `(?:${parting})(?: [^ ]+){0,3} (?:por favor|please|gracias)`,
    'cuotas|parcelar|parcelado|refinanci\\w+|repact\\w+|renegoci\\w+|instal?lments|plan de pago|payment plan|convenio|negociar|acordo|descuento|desconto|discount|fraccionar|facilidades|prorroga|abonos|negotiat\\w+|haircut',
    `(?:puedo|posso|podria|can|could|may i|se puede|poderia|i can|solo puedo|so posso|only)(?: [^ ?]{1,12}){0,5}? (?:la mitad|mitad|metade|half|resto|rest|down|faltante|una parte|uma parte|part|algo|lo minimo|something|parcial|parcialmente|partial|a little)(?: [^ ?]{1,12}){0,6}? [?]`,
    "no tengo todo|nao tenho tudo|not the full amount|don't have all of it|no tengo completo",
  ),
  rule(
    1,
    'acuerdo|arreglo|plazo|prazo|mas tiempo|more time|menos|rebaja|partes|plan|mitad|half|metade',
    `(?:puedo|posso|podria|podre|can i|could i|may i|se puede|le puedo|te puedo|me esperas?|me aguantas?|me espera|me da chance|is it ok|esta bien si|would it be ok)(?: [^ ?]{1,12}){0,6}? ?[\\ue000][\\ue002]*(?: [^ ?]{1,12}){0,3} [?]`,
  ),
]
