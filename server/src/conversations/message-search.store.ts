import { type SQL, sql } from 'drizzle-orm'
import { byEngine } from '#base/database/engine.ts'

// Finding messages by beginnings of words, whatever case and accents: a full-text table in SQLite, an index of the same words in
// PostgreSQL (functions and index stand in its migration `search`).

/** The newest messages that contain all words of `q` (as beginnings; a single letter as a word): rows of `row_no`; null without words. */
export function hitsOf(q: string, limit: number): SQL | null {
  const words = q.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? null : byEngine({ sqlite: inFullText, postgres: inIndex })(words, limit)
}

const isWhole = (word: string): boolean => [...word].length === 1

function inFullText(words: string[], limit: number): SQL {
  const query = words.map((word) => `"${word}"${isWhole(word) ? '' : '*'}`).join(' ')
  return sql`(select rowid as row_no from message_search where message_search match ${query} order by rowid desc limit ${limit}) as hits`
}

function inIndex(words: string[], limit: number): SQL {
  const each = words.map((word) => sql`search_query(${word}, ${!isWhole(word)})`)
  return sql`(select row_no from messages where text is not null and deleted_at is null
    and search_words(text) @@ (${sql.join(each, sql` && `)}) order by row_no desc limit ${limit}) as hits`
}
