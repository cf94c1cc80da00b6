import type { Language } from '@aldia/shared/language.ts'
import { contactLogText } from '@aldia/shared/text/contact-log-text.ts'
import { byteOrderMark, csvLine } from '#base/csv.ts'
import type { LogEntry } from '#contact-log/entries.ts'

/** The log as a table for a spreadsheet, a row at a time. */
export async function* csvOf(entries: AsyncIterable<LogEntry>, language: Language): AsyncGenerator<string> {
  const { columns } = contactLogText[language]
  yield byteOrderMark + csvLine(Object.values(columns))
  for await (const one of entries)
    yield csvLine([
      one.when,
      one.person.name ?? '',
      one.person.phone ?? '',
      one.channel,
      one.kind,
      one.by,
      one.outcome,
      one.why,
      one.rules,
      one.words,
    ])
}
