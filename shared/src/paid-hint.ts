// Whether a message says that its writer has paid. It decides only whether a receipt beside it is offered for a look, so what is
// likely is enough; what was not done, will be done, or is being asked is no payment.

/** A longer text is a letter, and what it says is for a person to read. */
const longestText = 500

/** Reads Spanish, Portuguese and English, with and without accents. */
export function saysPaid(text: string): boolean {
  if (text.length > longestText) return false
  return text
    .toLowerCase()
    .replace(/[’‘´`]/g, "'")
    .split(/(?<=[?!;\n])|[.,](?=\s|$)|(?<=\s)(?:pero|mas|but)(?=\s)/)
    .some((clause) => !clause.includes('?') && isPaid(clause))
}

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim()

function isPaid(clause: string): boolean {
  const said = bare(clause)
  if (isOff.test(said)) return false
  if (past.test(said)) return true
  // Without its accent "pagué" is also what somebody else shall do; then it takes a word that says when.
  const isAccented = written.test(clause.normalize('NFC'))
  if (isAccented || (unwritten.test(said) && done.test(said) && !subordinate.test(said))) return true
  return receipt.test(said) && !later.test(said)
}

const verbs = 'pague|abone|consigne|deposite|gire|cancele|transferi|envie|mande|hice|realice'
const written = /(?:^|[^\p{L}])(?:pagué|aboné|consigné|deposité|giré|transferí)(?!\p{L})/u
const unwritten = /\b(?:pague|abone|consigne|deposite|gire|cancele|transferi)\b/
/** What says that it is over. */
const done = /\b(?:ya|ayer|anoche|hoy|desde|recien|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo))\b/
const subordinate =
  /\b(?:que|cuando|para|aunque|me|nos) (?:(?:yo|me|le|les|te|se|lo|la) ){0,2}(?:pague|abone|consigne|deposite|gire|cancele)\b/

const money =
  '(?:pagos?|abonos?|depositos?|transferencias?|consignacion|giros?|pix|plata|dinero|ted|pagamentos?|recarga)'
/** What can only mean that it was paid. */
const past = new RegExp(
  [
    // Spanish
    String.raw`\b(?:transferi|he (?:pagado|abonado|transferido|consignado|depositado|hecho (?:el|la|un|una) ${money}))\b`,
    String.raw`\b(?:hice|realice|envie|mande) (?:(?:ya|le|el|la|un|una|los|mi|su|tu) ){0,2}${money}\b`,
    String.raw`\b(?:envie|mande|transferi|consigne|deposite|pague|abone) (?:los? |las? )?[$]?\d`,
    String.raw`\bcancele (?:la|el|mi|las|los|mis) (?:deuda|cuotas?|facturas?|cuenta|saldo|recibo|credito|total)`,
    String.raw`\b(?:acabo|acabe|termino) de (?:pagar|abonar|transferir|consignar|depositar|girar|cancelar|hacer (?:el|la) ${money})`,
    String.raw`\b(?:ya )?(?:esta|estan|quedo|quedaron|fue) (?:todo )?(?:pago|paga|pagos|pagado|pagada|pagados|cancelado|cancelada|abonado|consignado|depositado|transferido|(?:el|la) ${money})\b`,
    String.raw`\b${money} (?:ya )?(?:realizad[oa]s?|hech[oa]s?|list[oa]s?|enviad[oa]s?|efectuad[oa]s?|exitos[oa]s?|efetuad[oa]s?|feit[oa]s?)\b`,
    '^(?:listo )?pago ✅',
    // Portuguese
    String.raw`\b(?:paguei|depositei|quitei|pixei)\b`,
    String.raw`\b(?:fiz|mandei|enviei|realizei) (?:(?:ja|o|a|um|uma|seu|teu) ){0,2}${money}\b`,
    String.raw`\bacabei de (?:pagar|transferir|depositar|quitar|(?:fazer|mandar|enviar) (?:o|a|um) ${money})`,
    String.raw`\b(?:ja )?(?:esta|ta|foi) (?:pago|paga|quitad[oa])\b`,
    // English
    String.raw`\b(?:i|we|i've|we've|i have|have|already|just) (?:already |just )?(?:paid|transferred|deposited)\b`,
    String.raw`\b(?:paid it|(?:was|is|been|it's) (?:already )?paid|(?:payment|transfer|deposit) (?:was )?(?:made|sent|done|completed))\b`,
    String.raw`\b(?:i|i've|already|just) (?:already |just )?sent (?:it|the (?:money|payment|transfer))\b`,
  ].join('|'),
)
const receipt =
  /\b(?:(?:adjunto|anexo|envio|mando|paso|aqui|ahi|aca|segue|seguem|mandando|enviando|(?:see|here's|here is|attached|sending)) (?:[\p{L}']+ ){0,4}(?:comprobantes?|comprovantes?|soporte|recibos?|voucher|ticket|captura|pantallazo|constancia|receipt|screenshot|proof)|comprovante (?:em anexo|anexo|abaixo)|comprobante adjunto|receipt (?:attached|below))/u
const later =
  /\b(?:manana|luego|despues|mas tarde|en un rato|ahorita|amanha|depois|mais tarde|tomorrow|later|cuando|quando|when|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|na? (?:segunda|terca|quarta|quinta|sexta))\b/

/** It was not paid, or not yet, or somebody else shall. */
const isOff = new RegExp(
  [
    String.raw`\b(?:no|nao|n|nunca|tampoco|nem|apenas|casi|quase|not|never|haven'?t|hasn'?t|didn'?t|cuando|quando|when|until|hasta que|ate) (?:(?!ya\b|ja\b|already\b)[\p{L}']+ ){0,2}(?:${verbs}|paguei|depositei|quitei|fiz|mandei|enviei|pagado|abonado|pagar|pago|paga|paid|sent|transferred|comprobante|comprovante|receipt)\b`,
    String.raw`\b(?:get|be|getting) paid\b|\bmal(?:e)? (?:pague|hecho)\b`,
  ].join('|'),
  'u',
)
