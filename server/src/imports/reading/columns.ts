import { type Country, countries } from '@aldia/shared/country.ts'
import { emptyCell, filledCells, fold, type Row } from '#imports/reading/cells.ts'
import { type ColumnContent, contentOf } from '#imports/reading/content.ts'
import { takeCurrency } from '#imports/reading/currency-words.ts'
import { guessFromHeader, type HeaderGuess, headerHits, headerText, type Role } from '#imports/reading/header-words.ts'

/** Which columns are read for what. Several names are joined, of several telephones and concepts the first filled one counts. */
export interface Columns {
  readonly names: readonly number[]
  readonly phones: readonly number[]
  readonly dueOn: number | null
  readonly issuedOn: number | null
  readonly termDays: number | null
  readonly amount: number | null
  readonly paid: number | null
  readonly currency: number | null
  readonly reference: number | null
  readonly concepts: readonly number[]
}

/** The row with the names of the columns: the first of those with most known words; null: the list has none. */
export function findHeader(rows: readonly Row[]): Row | null {
  const first = rows.filter((row) => filledCells(row).length > 1).slice(0, 40)
  let best: { row: Row; hits: number } | null = null
  for (const row of first) {
    const hits = headerHits(row.cells.map(({ text, number, day }) => ((number ?? day) === undefined ? text : '')))
    if (hits > (best?.hits ?? 0)) best = { row, hits }
  }
  if (!best) return null
  if (best.hits >= 2) return best.row
  // One known word is enough where nothing in the row could be data.
  const isWords = filledCells(best.row).every(({ text }) => !/\d/.test(text))
  const next = first[first.indexOf(best.row) + 1]
  return isWords && next?.cells.some(({ text }) => /\d/.test(text)) ? best.row : null
}

/** What each column holds: by the words above it, and where those say nothing by what stands in it. */
export function guessRoles(
  header: Row | null,
  rows: readonly Row[],
  about: { country: Country; currency: string },
): Role[] {
  const data = rows.filter((row) => !row.isHidden && filledCells(row).length > 1).slice(0, 300)
  const width = Math.max(0, ...data.map(({ cells }) => cells.length), header?.cells.length ?? 0)
  const contents = Array.from({ length: width }, (_, column) => contentOf(data, column, about))
  const guesses = Array.from({ length: width }, (_, column) => {
    const guess = guessFromHeader((header?.cells[column] ?? emptyCell).text)
    return guess && guess.weight > 0 ? corrected(guess, contents[column]) : null
  })
  const roles = chosen(
    guesses,
    (header?.cells ?? []).map(({ text }) => headerText(text)),
    contents,
  )
  fillByContent(roles, guesses, contents, header === null)
  return roles.map((role) => role ?? 'skip')
}

/** A header whose column plainly holds something else. */
function corrected(guess: HeaderGuess, content: ColumnContent | undefined): HeaderGuess | null {
  if (!content || content.filled === 0) return guess
  const { role } = guess
  if (role === 'paid' && content.days > 0.5) return { role: 'day', weight: 1 }
  if ((role === 'amount' || role === 'balance') && (content.days > 0.5 || content.words > 0.7)) return null
  if (role === 'reference' && guess.weight <= 2 && (content.isCounting || content.phones > 0.7)) return null
  if (role === 'day' && content.days < 0.3 && content.serials < 0.3 && content.words > 0.7) return null
  if (role === 'concept' && content.days > 0.7) return null
  if (role === 'name' && content.words < 0.2 && content.phones > 0.7) return { role: 'phone', weight: 1 }
  return guess
}

/** Of several columns for one thing the one that says it best. */
function chosen(
  guesses: readonly (HeaderGuess | null)[],
  headers: readonly string[],
  contents: readonly ColumnContent[],
): (Role | null)[] {
  const all = guesses.flatMap((guess, column) => (guess ? [{ ...guess, column }] : []))
  const having = (...roles: Role[]) =>
    all
      .filter(({ role }) => roles.includes(role))
      .sort(
        (a, b) =>
          b.weight - a.weight ||
          (contents[b.column]?.filled ?? 0) - (contents[a.column]?.filled ?? 0) ||
          a.column - b.column,
      )
  const roles: (Role | null)[] = guesses.map((guess) => (guess === null ? null : 'skip'))
  const give = (role: Role, column: number | undefined) => {
    if (column !== undefined) roles[column] = role
  }
  const [name, second] = having('name')
  const [given] = having('firstName')
  const last = having('lastName')
  const first = given ?? (name && name.weight <= 3 ? name : second && second.weight <= 3 ? second : undefined)
  if (last.length > 0 && (first || !name)) {
    give('firstName', first?.column)
    for (const { column } of last) give('lastName', column)
  } else give('name', name?.column ?? given?.column)
  for (const { column } of having('phone')) give('phone', column)
  const [due] = having('dueOn')
  const [issued] = having('issuedOn')
  const days = having('day')
  give('issuedOn', issued?.column ?? (due ? days[0]?.column : days[1]?.column))
  give('dueOn', due?.column ?? days[0]?.column ?? payDay(headers, roles, contents))
  if (!due) give('termDays', having('termDays')[0]?.column)
  const [balance] = having('balance')
  const [amount] = having('amount').sort(
    (a, b) => b.weight - a.weight || isTotal(headers[b.column]) - isTotal(headers[a.column]),
  )
  give('amount', balance?.column ?? amount?.column)
  if (!balance) for (const { column } of having('paid').slice(0, 1)) give('paid', column)
  give('currency', having('currency')[0]?.column)
  give('reference', having('reference')[0]?.column)
  for (const { column } of having('concept').slice(0, 2)) give('concept', column)
  return roles
}

const isTotal = (header = ''): number => (/total/.test(header) ? 1 : 0)

/** "Fecha de pago" is the day to pay where no other column is. */
function payDay(headers: readonly string[], roles: readonly (Role | null)[], contents: readonly ColumnContent[]) {
  if (roles.includes('issuedOn')) return undefined
  const at = headers.findIndex(
    (header, column) =>
      /\b(?:fecha|data|date) (?:de )?(?:pago|pagamento)|payment date/.test(header) &&
      (contents[column]?.days ?? 0) > 0.3,
  )
  return at < 0 ? undefined : at
}

/** Gives what is still missing to columns that no word names. Without any header concept and reference are looked for as well. */
function fillByContent(
  roles: (Role | null)[],
  guesses: readonly (HeaderGuess | null)[],
  contents: readonly ColumnContent[],
  isHeaderless: boolean,
): void {
  const isFree = (column: number) => roles[column] === null && guesses[column] === null
  const best = (worth: (content: ColumnContent) => number): number | undefined => {
    const worths = contents.map((content, column) => (isFree(column) && content.filled > 0 ? worth(content) : 0))
    const top = Math.max(0, ...worths)
    return top > 0 ? worths.indexOf(top) : undefined
  }
  const give = (role: Role, column: number | undefined) => {
    if (column !== undefined) roles[column] = role
  }
  const lacks = (...wanted: Role[]) => !wanted.some((role) => roles.includes(role))
  if (isHeaderless)
    give(
      'currency',
      best(({ currencies }) => (currencies > 0.9 ? 1 : 0)),
    )
  if (lacks('phone'))
    give(
      'phone',
      best(({ phones, taxIds, money }) => (phones >= 0.5 && taxIds < 0.3 && money < 0.5 ? phones : 0)),
    )
  if (lacks('dueOn')) giveDays(roles, contents, isFree, isHeaderless)
  if (lacks('amount')) {
    give(
      'amount',
      best((content) => {
        const { amounts, money, taxIds, phones, isCounting, meanAmount } = content
        if (amounts < 0.5 || taxIds > 0.3 || phones > 0.6 || isCounting) return 0
        const isNumbering =
          content.distinct > 0.95 &&
          content.money === 0 &&
          isAscending(content) &&
          contents.filter((other) => other.amounts > 0.5).length > 1
        return (amounts + 2 * money) * (isNumbering ? 0.1 : 1) + Math.min(meanAmount, 1e9) / 1e10
      }),
    )
  }
  if (lacks('name', 'firstName', 'lastName'))
    give(
      'name',
      best(({ words, distinct }) => (words >= 0.6 ? words + distinct : 0)),
    )
  if (!isHeaderless) return
  if (lacks('reference'))
    give(
      'reference',
      best(({ codes, distinct, taxIds, isCounting }) =>
        codes >= 0.6 && distinct > 0.8 && taxIds < 0.3 && !isCounting ? codes : 0,
      ),
    )
  if (lacks('concept'))
    give(
      'concept',
      best(({ words, meanLength }) => (words >= 0.5 ? meanLength : 0)),
    )
}

/** Numbers without marks that differ in every row and are of one length are rather numbers of papers than amounts. */
const isAscending = ({ codes, meanLength }: ColumnContent): boolean => codes > 0.95 && Number.isInteger(meanLength)

/** Of two columns of days the first is when it was sold and the second when it is due. */
function giveDays(
  roles: (Role | null)[],
  contents: readonly ColumnContent[],
  isFree: (column: number) => boolean,
  isHeaderless: boolean,
): void {
  const columns = contents.flatMap(({ days, serials }, column) =>
    isFree(column) && (days >= 0.5 || serials >= 0.9) ? [column] : [],
  )
  const byText = columns.filter((column) => (contents[column]?.days ?? 0) >= 0.5)
  const these = byText.length > 0 ? byText : isHeaderless && columns.length === 1 ? columns : []
  const last = these.at(-1)
  if (last === undefined) return
  roles[last] = 'dueOn'
  const [first] = these
  if (first !== undefined && first !== last && !roles.includes('issuedOn')) roles[first] = 'issuedOn'
}

/** The columns by what they are read for. */
export function columnsOf(roles: readonly Role[], headers: readonly string[]): Columns {
  const all = (role: Role) => roles.flatMap((each, column) => (each === role ? [column] : []))
  const one = (role: Role) => all(role)[0] ?? null
  const mobileFirst = (column: number) => {
    const words = headerText(headers[column] ?? '')
    return /wh?ats|wasap|wsp|wpp|zap|\bwa\b/.test(words) ? 0 : /cel|mov|mobile/.test(words) ? 1 : 2
  }
  return {
    names: [...all('name'), ...all('firstName'), ...all('lastName')],
    phones: all('phone').sort((a, b) => mobileFirst(a) - mobileFirst(b) || a - b),
    dueOn: one('dueOn'),
    issuedOn: one('issuedOn'),
    termDays: one('termDays'),
    amount: one('amount') ?? one('balance'),
    paid: one('paid'),
    currency: one('currency'),
    reference: one('reference'),
    concepts: all('concept'),
  }
}

/** What the words over the amounts say of all of them: `Saldo US$`, `Monto (M$)` (thousands, as Chile writes), `en miles`. */
export function unitOfHeader(header: string, country: Country): { currency: string | null; times: number } {
  const folded = fold(header)
  const isMillions = /(?<!\p{L})mm\$|millones|milhoes|millions/u.test(folded)
  const isThousands = /(?<!\p{L})m\$|(?<!\p{L})(?:en miles|miles|em mil|thousands?)(?!\p{L})/u.test(folded)
  const plain = countries[country].currency === 'BRL' ? folded : folded.replace(/\breal\b/g, ' ')
  const named = takeCurrency(plain.replace(/m{1,2}\$/, ' $'), country)
  return { currency: named?.currency ?? null, times: isMillions ? 1_000_000 : isThousands ? 1_000 : 1 }
}
