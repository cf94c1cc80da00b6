import type { Language } from '@aldia/shared/language.ts'
import { isoIn } from '@aldia/shared/policy/wall-clock.ts'
import { contactLogText } from '@aldia/shared/text/contact-log-text.ts'
import type { Reader } from '#base/database/database.ts'
import {
  decisionsAbout,
  type LogCall,
  type LogEvent,
  type LogMessage,
  type LogPerson,
  messagesTo,
  notedWith,
  overridesOf,
  type Span,
} from '#contact-log/contact-log.reads.ts'
import type { RulesInForce } from '#contact-log/rules-in-force.ts'

/** One line of the log, in words. */
export interface LogEntry {
  /** Epoch ms. */
  readonly at: number
  /** ISO 8601 with the offset of the business's zone. */
  readonly when: string
  readonly person: LogPerson
  readonly channel: string
  readonly kind: string
  readonly by: string
  readonly outcome: string
  readonly why: string
  readonly rules: string
  readonly words: string
}

/** What is told in words needs. */
export interface Wording {
  readonly language: Language
  readonly zone: string
  readonly userNames: ReadonlyMap<string, string>
  readonly rules: RulesInForce
}

type Lines = (typeof contactLogText)[Language]
type Said = Omit<LogEntry, 'at' | 'when' | 'person' | 'rules'>

/** Everything of one person in order of time; no more of it is in memory than a page of each source. */
export async function* entriesOf(
  tx: Reader,
  person: LogPerson,
  span: Span,
  wording: Wording,
): AsyncGenerator<LogEntry> {
  const lines = contactLogText[wording.language]
  const overrides = await overridesOf(tx, person.id, span)
  const entry = (at: number, said: Said): LogEntry => ({
    ...said,
    ...{ at, when: isoIn(wording.zone, at), person, rules: wording.rules.nameAt(at) },
  })
  const name = (id: string | null) => (id === null ? null : (wording.userNames.get(id) ?? lines.by.someone))
  yield* inOrderOfTime([
    mapped(messagesTo(tx, person.id, span), (one) =>
      entry(one.sentAt, messageInWords(one, { lines, name, overridden: overrides.get(one.id) ?? null })),
    ),
    mapped(notedWith(tx, person.id, span), (one) => entry(one.at, callInWords(one, { lines, name }))),
    mapped(decisionsAbout(tx, person.id, span), (one) => entry(one.at, eventInWords(one, { lines, name }))),
  ])
}

type Name = (id: string | null) => string | null

function messageInWords(
  one: LogMessage,
  { lines, name, overridden }: { lines: Lines; name: Name; overridden: string | null },
): Said {
  const isByPhone = one.origin !== 'app'
  const wait = one.wait?.reason as string | undefined
  const waited: Record<string, string> = lines.waited
  const kinds: Record<string, string> = lines.noWords
  return {
    channel: lines.channels.whatsapp,
    kind: one.purpose === null ? lines.kinds.message : lines.kinds[one.purpose],
    by: name(one.authorId) ?? (isByPhone ? lines.by.phone : lines.by.system),
    outcome: lines.outcomes[one.status ?? 'sent'],
    why: [
      one.failure === null ? '' : failureInWords(one.failure, lines),
      (wait === undefined ? '' : waited[wait]) ?? '',
      overridden === null ? '' : lines.overridden(overridden),
    ]
      .filter((part) => part !== '')
      .join('; '),
    words: one.text ?? kinds[one.kind] ?? '',
  }
}

function failureInWords(failure: string, lines: Lines): string {
  const known: Record<string, string> = lines.failures
  return known[failure] ?? lines.failures.other
}

function callInWords(one: LogCall, { lines, name }: { lines: Lines; name: Name }): Said {
  return {
    channel: lines.channels[one.channel as keyof Lines['channels']],
    kind: one.channel === 'call' || one.channel === 'visit' ? lines.kinds[one.channel] : lines.kinds.logged,
    by: name(one.byId) ?? lines.by.someone,
    outcome: one.answered ? lines.outcomes.answered : lines.outcomes.unanswered,
    why: '',
    words: one.note ?? '',
  }
}

function eventInWords(one: LogEvent, { lines, name }: { lines: Lines; name: Name }): Said {
  const { data } = one
  const said = (key: keyof Lines['kinds'], more: Partial<Said> = {}): Said => ({
    channel: '',
    kind: lines.kinds[key],
    by: name(one.actorUserId) ?? (one.actorKind === 'contact' ? lines.by.contact : lines.by.system),
    ...{ outcome: '', why: '', words: '' },
    ...more,
  })
  switch (one.type) {
    case 'message.refused':
      return said('refused', {
        channel: lines.channels.whatsapp,
        outcome: lines.outcomes.refused,
        why: failureInWords(String(data.failure ?? ''), lines),
      })
    case 'contact.optedOut':
      return said('optedOut')
    case 'contact.optOutLifted':
      return said('optOutLifted', { why: String(data.reason ?? '') })
    case 'contact.held':
      return said('held', { why: [data.kind, data.until].filter(Boolean).map(String).join(', ') })
    default:
      return said('holdLifted', { why: String(data.kind ?? '') })
  }
}

async function* mapped<A, B>(source: AsyncGenerator<A>, map: (one: A) => B): AsyncGenerator<B> {
  for await (const one of source) yield map(one)
}

/** Merges sources that are each in order of time. */
async function* inOrderOfTime(sources: readonly AsyncGenerator<LogEntry>[]): AsyncGenerator<LogEntry> {
  const heads = await Promise.all(sources.map((source) => source.next()))
  for (;;) {
    let first = -1
    for (const [index, head] of heads.entries()) {
      const best = heads[first]
      if (!head.done && (best === undefined || best.done || head.value.at < best.value.at)) first = index
    }
    const [head, source] = [heads[first], sources[first]]
    if (!head || head.done || !source) return
    yield head.value
    heads[first] = await source.next()
  }
}
