/** What a customer can take out of a message of the shop. */
export type Heard =
  | 'greeting'
  | 'payment'
  | 'date'
  | 'account'
  | 'plan'
  | 'receipt'
  | 'confirmed'
  | 'apology'
  | 'understanding'
  | 'visit'
  | 'harsh'
  | 'thanks'

const signs: readonly [Heard, RegExp][] = [
  [
    'harsh',
    /abogad|demanda|jur[ií]dic|datacr[eé]dito|embarg|[uú]ltimo aviso|centrales de riesgo|sinverg|denunci|processo|serasa/,
  ],
  ['apology', /disculp|perd[oó]n|qu[eé] pena con|desculp/],
  ['understanding', /siento mucho|lo lamento|entiend|entendo|no se preocupe|tranquil|sinto muito/],
  ['account', /nequi|bancolombia|daviplata|llave|ahorros|n[uú]mero de cuenta|\bpix\b|remesa|remessa/],
  ['plan', /abon|acuerdo|acordo|divid|partir|partim|quincenal|en dos|cuotas de|refinanc|parcelar/],
  ['receipt', /comprobante|soporte|recibo|comprovante|remisi[oó]n|una foto|uma foto/],
  ['confirmed', /recibid|recebid|registrad|ya lo vi|ya qued[oó]|paz y salvo|queda en cero|queda al d[ií]a|quitad/],
  ['visit', /garant[ií]a|taller|t[eé]cnico|pasa a revis|lo arregl|visita|corregi|error nuestro|erro nosso/],
  ['date', /qu[eé] d[ií]a|cu[aá]ndo|qu[eé] fecha|para cu[aá]ndo|quando|que dia/],
  ['payment', /cuota|pag[oaué]|pendiente|venc|debe|saldo|atras|parcela|deuda|d[ií]vida/],
  ['thanks', /gracias|obrigad/],
  ['greeting', /^(hola|buen|muy buen|oi\b|ol[aá]|bom dia|boa )/],
]

/** Reads one or several messages of the shop, written one after another. */
export function hear(text: string): Set<Heard> {
  const lower = text.toLowerCase().trim()
  return new Set(signs.flatMap(([heard, words]) => (words.test(lower) ? [heard] : [])))
}
