/** Months by their names and the beginnings of them, in Spanish, Portuguese and English, without accents: 1 to 12. */
const monthNames: readonly (readonly string[])[] = [
  ['enero', 'janeiro', 'january'],
  ['febrero', 'fevereiro', 'february'],
  ['marzo', 'marco', 'march'],
  ['abril', 'april'],
  ['mayo', 'maio', 'may'],
  ['junio', 'junho', 'june'],
  ['julio', 'julho', 'july'],
  ['agosto', 'august'],
  ['septiembre', 'setiembre', 'setembro', 'september'],
  ['octubre', 'outubro', 'october'],
  ['noviembre', 'novembro', 'november'],
  ['diciembre', 'dezembro', 'december'],
]

/** The number of the month that a word names, whole or cut after three letters or more; null: none. */
export function monthOf(word: string): number | null {
  if (word.length < 3) return null
  const at = monthNames.findIndex((names) => names.some((name) => name.startsWith(word)))
  return at < 0 ? null : at + 1
}

const weekdayNames: readonly RegExp[] = [
  /^(?:lun(?:es)?|seg(?:unda)?(?:-feira)?|mon(?:day)?)$/,
  /^(?:mar(?:tes)?|ter(?:ca)?(?:-feira)?|tue(?:s(?:day)?)?)$/,
  /^(?:mie(?:rcoles)?|qua(?:rta)?(?:-feira)?|wed(?:nesday)?)$/,
  /^(?:jue(?:ves)?|qui(?:nta)?(?:-feira)?|thu(?:rsday)?)$/,
  /^(?:vie(?:rnes)?|sex(?:ta)?(?:-feira)?|fri(?:day)?)$/,
  /^(?:sab(?:ado)?|sat(?:urday)?)$/,
  /^(?:dom(?:ingo)?|sun(?:day)?)$/,
]

/** 1 Monday … 7 Sunday; null: no weekday. */
export function weekdayNumber(word: string): number | null {
  const at = weekdayNames.findIndex((pattern) => pattern.test(word))
  return at < 0 ? null : at + 1
}
