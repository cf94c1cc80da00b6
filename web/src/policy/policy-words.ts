import type { ContactStanding, RulingView } from '@aldia/shared/contact-policy.ts'
import type { Language } from '@aldia/shared/language.ts'
import type { MessageWait } from '@aldia/shared/message.ts'
import type { policyText } from './policy.text.ts'

// The contact policy in words. Pure: how an instant is said is handed in.

type Lines = (typeof policyText)[Language]
type When = (at: number) => string
type Ruled = Pick<RulingView, 'decision' | 'reasons' | 'nextAt'>

/** `Sale mañana 8:10, por la regla de 8 a 19`, or that it has left; a moment that a person chose needs no other reason. */
export function waitInWords(wait: MessageWait, lines: Lines, when: When): string {
  if (wait.leftAt !== null) return leftInWords(wait.reason, lines)(when(wait.leftAt))
  return lines.wait(when(wait.at), reasonInWords(wait, lines))
}

function leftInWords(reason: MessageWait['reason'], lines: Lines): (when: string) => string {
  if (reason === 'schedule') return lines.leftScheduled
  return reason === 'pace' || reason === 'warned' ? lines.leftPaced : lines.left
}

function reasonInWords({ reason, hours, max, per }: MessageWait, lines: Lines): string {
  if (reason === 'schedule') return lines.scheduled
  if (reason === 'undo') return lines.undoable
  if (reason === 'pace') return lines.paced
  if (reason === 'warned') return lines.warned
  if (reason === 'window' && hours) return lines.hoursRule(shortTime(hours[0]), shortTime(hours[1]))
  if (reason === 'limit' && max !== null && per !== null) return lines.limitRule(max, lines.perWords[per])
  return lines.why[reason]
}

/** `08:00` as `8`, `08:30` as `8:30`. */
const shortTime = (time: string): string => time.replace(/^0/, '').replace(/:00$/, '')

/** `1 de 2 esta semana; próximo momento permitido: jueves 8:00`. */
export function meterInWords(
  standing: { limits: ContactStanding['limits']; reminder: Ruled },
  lines: Lines,
  when: When,
): string {
  const limit = mostTelling(standing.limits)
  const used = limit && lines.used(Math.min(limit.used, 999), limit.limit.max, lines.per[limit.limit.per])
  return [used, nextInWords(standing.reminder, lines, when)].filter(Boolean).join('; ')
}

function nextInWords({ decision, nextAt }: Ruled, lines: Lines, when: When): string | null {
  if (decision === 'send') return null
  return decision === 'later' && nextAt !== null ? lines.next(when(nextAt)) : lines.none
}

/** The limit that says most: one that is used up, else the one of the longest time. */
export function mostTelling(limits: ContactStanding['limits']): ContactStanding['limits'][number] | undefined {
  const counted = limits.filter(({ limit }) => limit.counts === 'attempts')
  const order = ['month', 'week', 'rolling7days', 'day']
  const byLength = [...counted].sort((a, b) => order.indexOf(a.limit.per) - order.indexOf(b.limit.per))
  return byLength.find(({ limit, used }) => used >= limit.max) ?? byLength[0]
}

/** What is said before one writes, when what is written would not leave at once; null when it would. */
export function typedInWords({ decision, reasons, nextAt }: Ruled, lines: Lines, when: When): string | null {
  if (decision === 'send') return null
  const why = lines.why[reasons[0] ?? 'window']
  return decision === 'later' && nextAt !== null ? lines.typedWaits(when(nextAt), why) : lines.typedNever(why)
}
