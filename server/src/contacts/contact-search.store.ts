import { type SQL, sql } from 'drizzle-orm'
import { byEngine } from '#base/database/engine.ts'

// Finding people by any three letters or digits of their names and numbers, whatever case and accents: a full-text table of
// trigrams in SQLite, an index of the same trigrams in PostgreSQL (functions and index stand in its migration `search`).

/** Row numbers of those whose name or number contains `q`, by the trigram index; null for fewer than three characters. */
export function rowsContaining(q: string): SQL | null {
  const spoken = /^[\d\s()+.-]+$/.test(q) ? q.replace(/\D/g, '') : q
  if ([...spoken].length < 3) return null
  return byEngine({ sqlite: inFullText, postgres: inIndex })(partsOf(spoken).map(formsOf))
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

function inIndex(parts: string[][]): SQL {
  const each = parts.map((forms) => sql`(${sql.join(forms.map(hasForm), sql` or `)})`)
  return sql`select row_no from contacts where merged_into_id is null and ${sql.join(each, sql` and `)}`
}

/** The trigrams leave those who have all of them somewhere; of these the ones that have them in a row. */
const hasForm = (
  form: string,
): SQL => sql`(search_trigrams(name, push_name, phone) @> search_trigrams(${form}, null, null)
  and (position(search_fold(${form}) in search_fold(coalesce(name, ''))) > 0
    or position(search_fold(${form}) in search_fold(coalesce(push_name, ''))) > 0
    or position(search_fold(${form}) in coalesce(phone, '')) > 0))`
