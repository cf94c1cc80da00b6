import { readAmount } from '@aldia/shared/amount-text.ts'
import { countries } from '@aldia/shared/country.ts'
import { accountUnits } from '@aldia/shared/money.ts'
import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { byEngine } from '#base/database/engine.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// Finding people by any three letters or digits of their names and numbers, and of what they owe for, whatever case and accents: a
// full-text table of trigrams in SQLite, indexes of the same trigrams in PostgreSQL (tables, functions and indexes stand in the
// migrations `search` and `search_debts`). What people owe is read here by the names of its columns: nobody looks for a debt but by
// whose it is.

/**
 * Row numbers of those whose name, number, or debt (its reference or concept) contains `q`, or who owe that amount, by their
 * indexes; null for fewer than three characters.
 */
export async function rowsContaining(reader: Reader, workspaceId: string, q: string): Promise<SQL | null> {
  const spoken = /^[\d\s()+.-]+$/.test(q) ? q.replace(/\D/g, '') : q
  if ([...spoken].length < 3) return null
  const parts = [...new Set([spoken, q])].map((said) => partsOf(said).map(formsOf))
  const texts = parts.map(byEngine({ sqlite: inFullText, postgres: inIndex }))
  const amounts = await amountsMeant(reader, workspaceId, q)
  return sql.join([...texts, ...amounts.map((amount) => owingOne(workspaceId, amount))], sql` union `)
}

interface Amount {
  amountMinor: number
  currencies: string[]
}

const currencies = [
  ...new Set([...Object.values(countries).map(({ currency }) => currency), ...Object.keys(accountUnits)]),
]

/** What an amount may mean as it was written, in the style of the business; nothing where there is no digit in it. */
async function amountsMeant(reader: Reader, workspaceId: string, q: string): Promise<Amount[]> {
  const workspace = /\d/.test(q) ? await findWorkspace(reader, workspaceId) : null
  if (!workspace) return []
  const read = [...new Set([workspace.currency, ...currencies])].flatMap((currency) => {
    const amount = readAmount(q, { currency, country: workspace.country })
    return 'amountMinor' in amount ? [{ currency, amountMinor: amount.amountMinor }] : []
  })
  return [...Map.groupBy(read, ({ amountMinor }) => amountMinor)].map(([amountMinor, all]) => ({
    amountMinor,
    currencies: all.map(({ currency }) => currency),
  }))
}

/** Who owed as much when it was written down, and who owes as much today (`open_amounts`). */
const owingOne = (workspaceId: string, { amountMinor, currencies }: Amount): SQL => {
  const listed = sql.join(
    currencies.map((currency) => sql`${currency}`),
    sql`, `,
  )
  return sql`select contacts.row_no from debts inner join contacts on contacts.id = debts.contact_id
    where debts.workspace_id = ${workspaceId} and debts.amount_minor = ${amountMinor} and debts.cancelled_at is null
    and debts.currency in (${listed})
    union select contacts.row_no from open_amounts inner join contacts on contacts.id = open_amounts.contact_id
    where open_amounts.workspace_id = ${workspaceId} and open_amounts.amount_minor = ${amountMinor}
    and open_amounts.currency in (${listed}) and contacts.merged_into_id is null`
}

/**
 * All words in any order ("angel jose" is José Ángel), each anywhere in a name. Words that are too short for the index count only
 * together with the others, as they were written.
 */
function partsOf(text: string): string[] {
  const words = text.split(/\s+/)
  const isLong = (word: string) => [...word].length >= 3
  // A short word with a digit tells people of one name apart, so it is looked for just where it was written.
  const tellsApart = (word: string) => !isLong(word) && /\d/.test(word)
  return words.some(tellsApart) || !words.some(isLong) ? [text] : words.filter(isLong)
}

const apostrophes = ["'", '’', 'ʼ', '`', '´']

/** A part with its apostrophe in whichever form it was typed. */
const formsOf = (part: string): string[] => [...new Set(apostrophes.map((sign) => part.replace(/['’ʼ`´]/g, sign)))]

/** All parts, each in one of its forms. */
function inFullText(parts: string[][]): SQL {
  const quoted = (form: string) => `"${form.replaceAll('"', '""')}"`
  const either = (forms: string[]) =>
    forms.length === 1 ? forms.map(quoted)[0] : `(${forms.map(quoted).join(' OR ')})`
  return sql`select rowid from contact_search where contact_search match ${parts.map(either).join(' AND ')}`
}

/** All parts, each in a name, a number or a debt of theirs. */
function inIndex(parts: string[][]): SQL {
  const each = parts.map((forms) => {
    const named = anyOf(forms, (form) => hasForm(form, ['name', 'push_name', 'phone']))
    const owed = anyOf(forms, (form) => hasForm(form, ['reference', 'concept']))
    return sql`(select row_no from contacts where merged_into_id is null and (${named})
      union select contacts.row_no from debts inner join contacts on contacts.id = debts.contact_id
      where debts.cancelled_at is null and contacts.merged_into_id is null and (${owed}))`
  })
  return sql`(${sql.join(each, sql` intersect `)})`
}

const anyOf = (forms: string[], has: (form: string) => SQL): SQL => sql.join(forms.map(has), sql` or `)

/** The trigrams leave those who have all of them somewhere; of these the ones that have them in a row. */
function hasForm(form: string, columns: readonly string[]): SQL {
  const named = columns.map((column) => sql.identifier(column))
  const indexed = sql.join([...named, sql`null`].slice(0, 3), sql`, `)
  const inARow = named.map((column) => sql`position(search_fold(${form}) in search_fold(coalesce(${column}, ''))) > 0`)
  return sql`(search_trigrams(${indexed}) @> search_trigrams(${form}, null, null) and (${sql.join(inARow, sql` or `)}))`
}
