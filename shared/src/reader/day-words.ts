import type { Language } from '#language.ts'

// The words for weekdays, months and numbers, as they are after `plain`.

const inOrder = (list: string): [string, number][] =>
  list.split(' ').flatMap((names, index) => names.split('/').map((name): [string, number] => [name, index + 1]))

const spanish = inOrder('lunes martes miercoles jueves viernes sabado domingo')
const portuguese = inOrder('segunda terca quarta quinta sexta sabado domingo')
const english = inOrder('monday tuesday wednesday thursday friday saturday sunday')
const shortSpanish = inOrder('lun mar mier/mie juev/jue vier/vie sab dom')
const shortPortuguese = inOrder('seg ter qua qui sex sab dom')
const shortEnglish = inOrder('mon tue wed thu fri sat sun')

const numbered = new Map([...spanish, ...portuguese, ...english, ...shortSpanish, ...shortPortuguese, ...shortEnglish])

/** 1 Monday … 7 Sunday; 0 for what is no weekday. */
export const weekdayNumber = (name: string): number => numbered.get(name) ?? 0

const names = (list: readonly [string, number][]) => list.map(([name]) => name)

/** Patterns for weekdays. "segunda" and "quinta" are days only where Portuguese is written. */
export const weekdays: Readonly<Record<Language, string>> = {
  es: [...names(spanish), ...names(english), 'sexta', 'terca', 'quarta'].join('|'),
  pt: [...names(spanish), ...names(english), ...names(portuguese)].join('|'),
  en: [...names(spanish), ...names(english), 'sexta', 'terca'].join('|'),
}

/** Short names, which are days only after a word that expects one. */
export const shortWeekdays: Readonly<Record<Language, string>> = {
  es: `(?:el|este|para el|hasta el|proximo|ese) (${names(shortSpanish).join('|')})`,
  pt: `(?:na|ate|essa|nessa|proxima|para|ate a|de) (${names(shortPortuguese).join('|')})`,
  en: `(?:on|by|this|next|till?|until|for|before|coming) (${names(shortEnglish).join('|')})`,
}

const monthNames = [
  ...['ene|enero|jan|janeiro|january', 'feb|febrero|fev|fevereiro|february', 'mar|marzo|marco|march'],
  ...['abr|abril|apr|april', 'may|mayo|maio', 'jun|junio|junho|june', 'jul|julio|julho|july', 'ago|agosto|aug|august'],
  ...['sep|sept|septiembre|setiembre|set|setembro|september', 'oct|octubre|out|outubro|october'],
  ...['nov|noviembre|novembro|november', 'dic|diciembre|dez|dezembro|dec|december'],
]
const monthNumbers = new Map(
  monthNames.flatMap((all, index) => all.split('|').map((name): [string, number] => [name, index + 1])),
)
export const monthPattern = [...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|')
/** Months that are written out, which need no number beside them to be one. */
export const fullMonthPattern = [...monthNumbers.keys()].filter((name) => name.length > 4).join('|')
/** 1 January … 12 December; 0 for what is no month. */
export const monthNumber = (name: string): number => monthNumbers.get(name) ?? 0

const counts = new Map<string, number>(
  Object.entries({
    ...{
      un: 1,
      una: 1,
      uno: 1,
      um: 1,
      uma: 1,
      a: 1,
      an: 1,
      one: 1,
      dos: 2,
      dois: 2,
      duas: 2,
      two: 2,
      par: 2,
      couple: 2,
    },
    ...{ tres: 3, three: 3, cuatro: 4, quatro: 4, four: 4, cinco: 5, five: 5, seis: 6, six: 6, siete: 7, sete: 7 },
    ...{ seven: 7, ocho: 8, oito: 8, eight: 8, nueve: 9, nove: 9, nine: 9, diez: 10, dez: 10, ten: 10, once: 11 },
    ...{ onze: 11, eleven: 11, doce: 12, doze: 12, twelve: 12, trece: 13, treze: 13, catorce: 14, quatorze: 14 },
    ...{ quince: 15, quinze: 15, fifteen: 15, veinte: 20, vinte: 20, twenty: 20, treinta: 30, trinta: 30, thirty: 30 },
  }),
)
export const countPattern = ['\\d{1,3}', ...counts.keys()].join('|')
export const countOf = (word: string): number => counts.get(word) ?? Number(word)

const units: [string, number][] = inOrder(
  'uno/primero/primeiro/first dos/dois/second tres/third cuatro/quatro/fourth cinco/fifth seis/sixth siete/sete/seventh ocho/oito/eighth nueve/nove/ninth diez/dez/tenth once/onze/eleventh doce/doze/twelfth trece/treze/thirteenth catorce/quatorze/fourteenth quince/quinze/fifteenth dieciseis/dezesseis/sixteenth diecisiete/dezessete/seventeenth dieciocho/dezoito/eighteenth diecinueve/dezenove/nineteenth veinte/vinte/twentieth veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta/trinta/thirtieth',
)
const dayNumbers = new Map<string, number>([
  ...units,
  ...['um', 'dois', 'tres', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove'].map((name, index): [string, number] => [
    `vinte e ${name}`,
    21 + index,
  ]),
  ['treinta y uno', 31],
  ['trinta e um', 31],
])
/** Days of a month, in figures or words. */
export const dayNumberPattern = ['\\d{1,2}', ...[...dayNumbers.keys()].sort((a, b) => b.length - a.length)].join('|')
export const dayNumberOf = (word: string): number => dayNumbers.get(word) ?? Number(word)

const ordinals = new Map<string, number>(
  Object.entries({
    ...{ primer: 1, primero: 1, primeiro: 1, first: 1, segundo: 2, second: 2, tercer: 3, tercero: 3, terceiro: 3 },
    ...{ third: 3, cuarto: 4, quarto: 4, fourth: 4, quinto: 5, fifth: 5, sexto: 6, sixth: 6, decimo: 10, tenth: 10 },
  }),
)
export const ordinalPattern = ['\\d{1,2}(?: (?:o|to|ro|er|do|th|st|nd|rd))?', ...ordinals.keys()].join('|')
export const ordinalOf = (word: string): number => ordinals.get(word) ?? Number.parseInt(word, 10)
