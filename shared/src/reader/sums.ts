import { type AmountPlace, readAmount } from '#amount-text.ts'
import { every, marked } from './marked.ts'

// Finds the amounts of money that a plain text names, after days were taken out of it.

/** An amount with where it stands in the text. */
export interface NamedSum {
  /** Minor units of the place's currency. */
  readonly amountMinor: number
  readonly at: number
  readonly to: number
}

const numberWord =
  /^(?:un|una|uno|um|uma|dos|dois|duas|tres|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove|diez|dez|once|doce|quince|quinze|veinte|vinte|veinticinco|treinta|trinta|cuarenta|quarenta|cincuenta|cinquenta|sesenta|sessenta|setenta|ochenta|oitenta|noventa|cien|ciento|cem|cento|doscientos|doscientas|duzentos|duzentas|trescientos|trezentos|cuatrocientos|quatrocentos|quinientos|quinhentos|seiscientos|seiscentos|setecientos|setecentos|ochocientos|oitocentos|novecientos|novecentos|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|medio|media|meio|meia|half|a)$/
const factorWord =
  /^(?:mil|k|lucas?|palos?|gambas?|millon(?:es)?|melon(?:es)?|milhao|milhoes|million|thousand|hundred|grand|barras?)$/
const currencyWord =
  /^(?:pesos?|varos?|baros?|mangos?|reais|real|contos?|pilas?|pila|paus?|pau|bucks?|quid|dolares|dollars?|dolar|usd|soles|sol|euros?|colones|quetzales|lempiras|guaranies|bolivianos|bolivares|uf|ufs|uvr|udis?|clp|cop|mxn|ars|brl|pen|conto|lks)$/
const sign = /^(?:(?:us|u|r|rd|ar|mx|clp|col)?\$|u\$[sd]|s\/\.?|[€£])$/
/** What comes before numbers that are no money. */
const label =
  /^(?:#|n|no|numero|number|factura|facturas|orden|pedido|cuenta|conta|invoice|order|nota|nf|boleto|cuota|cuotas|calle|rut|cpf|cnpj|dni|nit|cel|celular|telefono|telefone|piso|casa|depto|ref|referencia|folio|contrato|ano|hace|faz|ticket|parcela|dia|at|codigo)$/
/** What comes after numbers that are no money. */
const thing =
  /^(?:%|por|dias?|days?|semanas?|weeks?|meses|mes|months?|anos?|years?|horas?|hours?|hs|hrs|h|minutos?|minutes?|min|cuotas?|parcelas?|parcelinhas|partes?|parts?|veces|vezes|times|x|hijos?|filhos|kids|personas|facturas|faturas|invoices|pagos|payments|installments|abonos|am|pm|th|st|nd|rd|a|o|unidades|cajas|productos|mensajes|messages|mensagens|llamadas|prestacoes|boletos|notas|quincenas|letras|cheques|meses|vez|dia|de)$/
const giving =
  /^(?:pago|paga|pagar|pagarte|pagarle|pagare|pagarei|pagando|pay|paying|pague|paguei|abonei|consignei|girei|enviei|transferi|cancelei|liquidei|saldei|yapeei|ofrecer|aceitam|acepta|aceptan|accept|put|mandar|mandando|deposito|depositar|depositarte|depositei|transfiero|transferir|transferi|transferirte|consigno|consignar|consigne|giro|girar|abono|abonar|abonarte|abonando|abonarle|abone|abonei|mando|mandar|mandarte|mandei|mande|envio|enviar|doy|dar|darte|darle|dou|dejo|dejar|paso|passo|pasar|send|sending|sent|transfer|transferred|do|give|wire|yapeo|yapear|yapee|plineo|tengo|junto|los|as|las|unos|unas|uns|como|otros|outros|faco|hago|hacer|pix|paid|cancelo|cancelar|liquido|llevo|solo|only|just|de|con|resto|puedo|posso|por|afford|entrego|acerco|spare|you|it|te|le|another|other|con|least|so|another|venmo|zelle|offer|ofrezco|ofereco|faz|hacia|half|hoy|solamente|unos|los)$/

interface Word {
  readonly text: string
  readonly at: number
}

/** Takes amounts out of a plain text; the text keeps its length. */
export function takeSums(said: string, place: AmountPlace): { text: string; sums: NamedSum[] } {
  const words: Word[] = [...said.matchAll(/[^ ]+/g)].map((match) => ({ text: match[0], at: match.index }))
  const sums: NamedSum[] = []
  let text = said
  for (let from = 0; from < words.length; from++) {
    const length = lengthOfSum(words, from)
    for (let count = length; count > 0; count--) {
      const amountMinor = amountOf(words, from, count, place)
      const first = words[from]
      const last = words[from + count - 1]
      if (amountMinor === null || !first || !last) continue
      const to = last.at + last.text.length
      sums.push({ amountMinor, at: first.at, to })
      text = text.slice(0, first.at) + marked('sum', to - first.at) + text.slice(to)
      from += count - 1
      break
    }
  }
  return { text, sums }
}

const isNumber = (word: string): boolean => /^\d/.test(word)
const mayBelong = (word: string): boolean =>
  isNumber(word) || numberWord.test(word) || factorWord.test(word) || currencyWord.test(word) || sign.test(word)
const joiner = /^(?:y|e|and|de)$/

/** How many words from here on may be one amount. */
function lengthOfSum(words: readonly Word[], from: number): number {
  if (!mayBelong(words[from]?.text ?? '') || currencyWord.test(words[from]?.text ?? '')) return 0
  if (words[from]?.text === 'a' && !/^(?:hundred|thousand|grand|million)$/.test(words[from + 1]?.text ?? '')) return 0
  let count = 1
  while (count < 8) {
    const word = words[from + count]?.text ?? ''
    const after = words[from + count + 1]?.text ?? ''
    if (mayBelong(word)) count++
    else if (joiner.test(word) && mayBelong(after)) count += 2
    else break
  }
  return count
}

function amountOf(words: readonly Word[], from: number, count: number, place: AmountPlace): number | null {
  const all = words.slice(from, from + count).map(({ text }) => text)
  const before = words[from - 1]?.text ?? ''
  const after = words[from + count]?.text ?? ''
  const next = words[from + count + 1]?.text ?? ''
  if (mayBelong(after) && !numberWord.test(after)) return null
  const hasUnit = all.some((word) => sign.test(word) || currencyWord.test(word) || factorWord.test(word))
  if (!hasUnit && !isBareSum(all, before, after, next)) return null
  if (all.length === 1 && !/\d/.test(all[0] ?? '') && !/^(?:mil|palo|luca|millon)$/.test(all[0] ?? '')) return null
  if (/^(?:un|una|um|uma|a) (?:peso|sol|real|centavo|mango|dollar|euro)$/.test(all.join(' '))) return null
  if (label.test(before) && !hasUnit) return null
  return read(all, place)
}

/** A number without a unit: large enough to be nothing else, or given. */
function isBareSum(all: readonly string[], before: string, after: string, next: string): boolean {
  const [only = ''] = all
  const isRate = new RegExp(`^(?:${every})$`).test(after)
  if (all.length > 1 || !isNumber(only) || /[/:-]/.test(only)) return false
  if (thing.test(after) && !isRate && !(/^(?:a|de|por)$/.test(after) && !/^(?:\d|ciento)/.test(next))) return false
  if (/^20[2-3]\d$/.test(only) || /^\d{8,}$/.test(only)) return false
  const stands = /^[\n.,;!?]?$|^(?:y|e|and|pero|mas|but)$/.test(before) && after.startsWith(marked('day', 1))
  return stands || only.replace(/\D/g, '').length >= 3 || giving.test(before) || isRate
}

/** Amounts are read by the rules of typed ones; slang of other places is taken for what it means there. */
function read(all: readonly string[], place: AmountPlace): number | null {
  const text = all.map((word) => slangElsewhere[word] ?? word).join(' ')
  for (const tried of [all.join(' '), text]) {
    const found = readAmount(tried, place)
    if ('amountMinor' in found) return found.amountMinor
  }
  return null
}

/** What slang multiplies where the currency has no such word of its own. */
const slangElsewhere: Readonly<Record<string, string>> = {
  ...{ luca: 'mil', lucas: 'mil', barra: 'mil', barras: 'mil', varos: '', baros: '', mangos: '', mango: '' },
  ...{
    conto: '',
    contos: '',
    pila: '',
    pilas: '',
    pau: '',
    paus: '',
    bucks: '',
    quid: '',
    pesos: '',
    peso: '',
    gamba: '100',
    gambas: 'hundred',
  },
}
