import type { Clause } from '#reader/clauses.ts'
import { withoutCourtesy } from '#reader/clauses.ts'
import { day, every, sum, vague } from '#reader/marked.ts'
import type { Weight } from './rule.ts'
import { hasPaid, income, small, sure, wait, willBeThere, willPay } from './verbs.ts'

// What each clause says about paying: it will be done, was done, cannot or will not be done, or is only asked.

/** How a clause stands to paying. `proposed`: a day put up for agreement ("pode ser dia 20?"). */
export type Paying = 'will' | 'has' | 'not' | 'asked' | 'proposed' | 'income' | 'open' | 'none'

export interface Said {
  readonly clause: Clause
  readonly paying: Paying
  readonly weight: Weight
}

const within = (pattern: string): RegExp => new RegExp(`(?<=^| )(?:${pattern})(?= |$)`)
const will = within(willPay)
const thereWith = new RegExp(`(?:${day})`)
const there = within(willBeThere)
const has = within(hasPaid)
const certain = within(sure)
const waits = within(wait)
const paysOut = within(income)
const rate = within(`${every}`)
const when = new RegExp(`${day}|${vague}`)
const money = new RegExp(sum)

/** A negation with nothing but little words up to the verb. */
const negatedBefore = new RegExp(
  `(?:^| )(?:no|nao|nunca|jamas|ni|tampoco|not|never|won't|can't|cannot|don't|didn't|couldn't|without|sin|sem|haven't|hasn't|aun no|unable|nem|dificil que|imposible)(?: ${small}| (?:he|han|hemos|ha|have|been|fue|foi|voy|vou|vamos|puedo|podre|posso|consigo|alcanzo|pienso|quiero|quero|podido|pude|yet|going|able|sure|if|i|i'll|i can|can|been|creo|ainda|todavia|aun|logro|creo que|poder|planning|gonna|i'm|am|it's|is|no|think|believe|acho que|acho|sei se|se si|creo poder)){0,6} $`,
)
const negatedAt = /^(?:no|nao|nunca|jamas|never|not|can't|cannot|won't) /
const onlyDay = new RegExp(
  `^ (?:(?:ok|si|sim|yes|ya|hola|oi|bueno|dale|listo|buenas|buenos|dias|tardes|bom|dia|boa|tarde|mejor|para|por|favor|creo|que|seria|entao|entonces|ahora|solo|perdon|digo|jefe|joven|senor|senora|amigo|amiga|please|maybe|then|hi|hello|pues|gracias|obrigado|thanks|y|e|el|la|o|a|so|le|parece|hay|hasta|ate|until|until then|by|on|ahi|certeza|bem|mesmo|mismo|tambien|de|pode|ser|puede|i|think|hey|do|will|va|vai|blz|beleza|close|of|business|end|cob|noon|latest|morning|mediodia|tempranito|temprano|cedo|primera|hora|a|${day}|${sum}|[.,!]) ?)+$`,
)
const yesDay = new RegExp(
  `(?:${day})(?: (?:ya|ahi|eu|yo|si que|i))? (?:si|sim|yes|puedo|posso|i can|i will|puedo yo|consigo|podria ser)(?= )|(?:si|sim|yes)(?: (?:el|la|para))? (?:${day})`,
)
const asksDay = new RegExp(
  `(?:pode ser|puede ser|te parece|le parece|le sirve|te sirve|how about|what about|can it be|could it be|is|que tal|esta bien|serve|serviria|y si|e se|would|que te parece|mejor|for|ok if i pay|acepta|tu crees)(?: [^ ]{1,10}){0,3} (?:${day})|^ (?:entonces |then |y |e )?${day} (?:[a-z]{1,6} )?$`,
)
const restToPay =
  /(?<= )(?:el resto|lo que falta|lo faltante|lo que queda|lo demas|la otra (?:mitad|parte)|los otros|la diferencia|o resto|o restante|a outra (?:metade|parte)|o que falta|the rest|the other half|the remainder|remaining|rest|restante|saldo restante|other half|otra mitad|outra metade|balance|el saldo|la mitad|half|metade|resto)(?= )/
const vagueAlone = new RegExp(vague)
/** "on the 15th when I get my check": an answer to when it will be paid. */
const whenPaid = new RegExp(
  `^ (?:[^ ]{1,8} ){0,3}?${day} (?:cuando|que|when|quando|once|as soon as|apenas|after|assim que) `,
)
const paymentOn = new RegExp(
  `^ (?:(?:el|la|my|the|o|a|mi|su|tu|full|next|seu|total) )*(?:payment|pago|pagamento|transferencia|transfer|deposito|pix|plata|money|dinero|dinheiro)(?: [^ ]{1,10}){0,3} ${day}`,
)
/** To show, to answer, to come by: no paying. */
const noMoneyMoved =
  /(?<= )(?:comprobantes?|comprovantes?|voucher|recibo|captura|pantallazo|screenshot|receipt|proof|foto|audio|mensaje|correo|mail|email|datos|numero|ubicacion|soporte|el contrato|documento|los papeles|quejas?|denuncias?|demanda|tutela|reclamos?|reclamacion|reclamacao|processo|complaint|lawsuit)(?= )/

/** Words, calls and wishes: what is given to somebody without any money. */
const noGift =
  'avis[eo]|aviso|digo|cuento|conto|escrib[oe]|escrevo|llamo|ligo|llam[eo]|confirmo|confirmare|respondo|contesto|contestare|pido|peco|pregunto|explico|veo|vejo|creo|siento|sinto|necesito|preciso|quiero|quero|recuerdo|lembro|entiendo|entendo|espero|debo|devo|agradezco|agradeco|hablo|falo|hable|comento|ruego|deseo|desejo|juro|prometo|doy razon|marco|busco|visito|saludo|conozco|tengo que|tenho que|invito|compro|compre|vendo'
/** On a day, by the first person, to you, whatever it is called: "el martes le hago llegar la platica", "hoy mismo lo hago". */
const handsOver = new RegExp(
  `(?<= )(?:(?:se |te |le |me |les |ya |eu |yo |ahi |te lo |se lo )*(?:le|te|les|lo|la|lhe|os|vc|voce) (?!(?:${noGift}) )(?:[a-z]{1,9}o|doy|dou|[a-z]{3,9}(?:are|ere|ire|aremos|arei|erei|amos))|(?:faco|resolvo|acerto|entrego|deixo|arranjo) (?:isso|ai|tudo|com voce|com vc)|(?:i'll|i will|we'll|i'm gonna) (?:have (?:it|the|your|all|what)|get (?:it|you|the)|make (?:it|the)|bring|handle|sort|take care|do (?:it|that|the)|drop|come by with|settle|cover))(?= )`,
)

/** How one clause stands to paying. */
export function sayOf(clause: Clause): Said {
  const { text, isCourteous } = clause.isQuestion
    ? withoutCourtesy(clause.text)
    : { text: clause.text, isCourteous: false }
  const isQuestion = clause.isQuestion && !isCourteous
  const says = (paying: Paying, weight: Weight = 3): Said => ({ clause, paying, weight })
  const hasDay = thereWith.test(text)
  const paid = has.exec(text)
  const isPaid = paid !== null && !isNegated(text, paid.index)
  const future = will.exec(text)
  const isFuture = future !== null && !rate.test(text)
  if (isPaid && !(hasDay && isFuture && future.index >= paid.index + paid[0].length) && !isToBePaid(text, paid[0])) {
    return isQuestion ? says('asked') : says('has')
  }
  if (isFuture && !movesNoMoney(text)) {
    if (isNegated(text, future.index) || negatedAt.test(future[0])) return says('not')
    if (isQuestion) return says('asked')
    if (clause.isConditional) return says('open')
    return says('will', 3)
  }
  if (isQuestion) return asksDay.test(text) || (hasDay && waits.test(text)) ? says('proposed') : says('asked')
  if (vagueAlone.test(text) && !clause.isConditional && certain.test(text)) return says('will', 2)
  if (hasDay) {
    const stands = there.exec(text)
    if (stands && !isNegated(text, stands.index)) return says(clause.isConditional ? 'open' : 'will', 3)
    const wish = waits.exec(text)
    if (wish && !isNegated(text, wish.index)) return says(clause.isConditional ? 'open' : 'will', 2)
    if (/(?: (?:no|nao|not|can't|cannot|don't|nunca) )/.test(text) && !yesDay.test(text)) return says('not')
    if (clause.isConditional) return says('open')
    if (restToPay.test(text)) return says('will', 3)
    if (certain.test(text) || yesDay.test(text)) return says('will', 3)
    if (money.test(text) && /^(?: [^ ]+){1,7} $/.test(text) && !paysOut.test(text)) return says('will', 2)
    if (paysOut.test(text)) return says('income', whenPaid.test(text) ? 2 : 1)
    if (paymentOn.test(text)) return says('will', 2)
    if (onlyDay.test(text)) return says('will', 2)
    if (handsOver.test(text)) return says('will', 3)
  }
  return says(clause.isConditional ? 'open' : 'none')
}

/** "el viernes queda pagado": a state with a day to come. */
function isToBePaid(text: string, matched: string): boolean {
  return (
    when.test(text) &&
    /(?:^| )(?:esta|ta|estara|queda|quedara|fica)(?= )/.test(matched) &&
    !/(?:^| )(?:ya|ja|quedo|desde)(?= )/.test(text)
  )
}

function movesNoMoney(text: string): boolean {
  return (
    noMoneyMoved.test(text) &&
    !/(?<= )(?:pago|pagar|deposito|transfiero|transferir|depositar|pay|send the money|plata|dinero|dinheiro)(?= )/.test(
      text,
    )
  )
}

function isNegated(text: string, at: number): boolean {
  return negatedBefore.test(text.slice(Math.max(0, at - 60), at))
}

/** A part was paid, the rest is promised. */
export const isAboutRest = (text: string): boolean =>
  restToPay.test(text) || /(?<= )(?:parte|part|mitad|metade|half|abono|abone)(?= )/.test(text)
