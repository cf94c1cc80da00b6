import { Readable } from 'node:stream'
import { addDays, dayIn, daysBetween, LocalDate, startOfDay } from '@aldia/shared/dates.ts'
import { Id } from '@aldia/shared/ids.ts'
import type { Language } from '@aldia/shared/language.ts'
import { isoIn } from '@aldia/shared/policy/wall-clock.ts'
import { contactLogText } from '@aldia/shared/text/contact-log-text.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { everybody, type LogPerson, onePerson, type Span } from '#contact-log/contact-log.reads.ts'
import { csvOf } from '#contact-log/csv.ts'
import { entriesOf, type LogEntry, type Wording } from '#contact-log/entries.ts'
import { type Head, pdfOf } from '#contact-log/pdf.ts'
import { rulesInForce } from '#contact-log/rules-in-force.ts'
import { listUsers } from '#users/users.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

export interface ContactLogParts {
  reader: Reader
  clock: Pick<Clock, 'now'>
  contactOfCard(tx: Reader, workspaceId: string, cardId: string): Promise<string | null>
}

/** As long as the laws want such a log kept (two years), and the days of a calendar more. */
const usualDays = 731
const longestDays = 1_100

const Asked = z.object({
  format: z.enum(['csv', 'pdf']),
  /** Both included; without: the last two years. */
  from: LocalDate.optional(),
  to: LocalDate.optional(),
})
type Asked = z.output<typeof Asked>

/** The log of contacts for an authority that asks: of one person, or of everybody. */
export function contactLogRoutes(app: App, parts: ContactLogParts): void {
  const { reader } = parts
  const schema = { tags: ['contact policy'], querystring: Asked, response: { 200: z.unknown(), ...refusals } }

  app.get(
    '/api/cards/:id/contact-log',
    {
      config: { needs: 'export_contact_log' },
      schema: {
        ...schema,
        summary: 'Every contact with one person, tried or made, with what was refused and why (CSV or PDF)',
        params: z.object({ id: Id }),
      },
    },
    async (request, reply) => {
      const { workspaceId } = signedIn(request)
      const contactId = (await parts.contactOfCard(reader, workspaceId, request.params.id)) ?? fail('not_found', 'card')
      const person = (await onePerson(reader, workspaceId, contactId)) ?? fail('not_found', 'card')
      const log = await prepare(parts, { ...signedIn(request), language: request.language, asked: request.query })
      return reply.headers(log.headers).send(log.of(only(person), person))
    },
  )

  app.get(
    '/api/contact-log',
    {
      config: { needs: 'export_contact_log' },
      schema: { ...schema, summary: 'Every contact with anybody in some days, person by person (CSV or PDF)' },
    },
    async (request, reply) => {
      const log = await prepare(parts, { ...signedIn(request), language: request.language, asked: request.query })
      return reply.headers(log.headers).send(log.of(everybody(reader, signedIn(request).workspaceId), null))
    },
  )
}

async function* only(person: LogPerson): AsyncGenerator<LogPerson> {
  yield person
}

/** What is asked for, checked before the first byte leaves. */
async function prepare(
  { reader, clock }: ContactLogParts,
  about: { workspaceId: string; userId: string; language: Language | null; asked: Asked },
) {
  const { workspaceId, asked } = about
  const workspace = (await findWorkspace(reader, workspaceId)) ?? fail('not_found', 'workspace')
  const language = about.language ?? workspace.language
  const days = daysAsked(asked, workspace, clock.now())
  const zone = workspace.timeZone
  const span: Span = { from: startOfDay(days.from, zone), until: startOfDay(addDays(days.to, 1), zone) }
  const users = await listUsers(reader, workspaceId)
  const rules = await rulesInForce(reader, workspace, { span, language })
  const userNames = new Map(users.map(({ id, name }) => [id, name]))
  const wording: Wording = { language, zone, userNames, rules }
  const isPdf = asked.format === 'pdf'
  const head = (person: LogPerson | null): Head => ({
    business: workspace.name,
    person: person && ([person.name, person.phone].filter(Boolean).join(' · ') || '—'),
    ...days,
    zone,
    rules: rules.lines,
    madeOn: isoIn(zone, clock.now()).slice(0, 16).replace('T', ' '),
    madeBy: userNames.get(about.userId) ?? '',
  })
  const name = `${contactLogText[language].file}-${days.from}-${days.to}.${asked.format}`
  return {
    headers: {
      'content-type': isPdf ? 'application/pdf' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    of(people: AsyncGenerator<LogPerson>, person: LogPerson | null): Readable {
      const entries = entriesOfAll(reader, people, { span, wording })
      return isPdf
        ? pdfOf(head(person), entries, language)
        : Readable.from(csvOf(entries, language), { objectMode: false })
    },
  }
}

async function* entriesOfAll(
  reader: Reader,
  people: AsyncGenerator<LogPerson>,
  { span, wording }: { span: Span; wording: Wording },
): AsyncGenerator<LogEntry> {
  for await (const person of people) yield* entriesOf(reader, person, span, wording)
}

function daysAsked({ from, to }: Asked, { timeZone }: Workspace, now: number): { from: LocalDate; to: LocalDate } {
  const last = to ?? dayIn(timeZone, now)
  const first = from ?? addDays(last, -usualDays)
  const days = daysBetween(first, last)
  if (days < 0 || days > longestDays) fail('invalid', 'days_span', { field: 'from' })
  return { from: first, to: last }
}
