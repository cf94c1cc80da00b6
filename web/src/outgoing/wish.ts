import { isRealDate } from '@aldia/shared/dates.ts'
import { maxScheduleMs } from '@aldia/shared/message.ts'
import { momentAt } from '@aldia/shared/policy/wall-clock.ts'

// What somebody chose in the dialog, as instants. Pure.

/** How long after its moment a message is still worth sending. */
export type LastChance = 'hour' | 'day' | 'twoDays' | 'week'

const lastChanceMs: Record<LastChance, number> = {
  hour: 3_600_000,
  day: 86_400_000,
  twoDays: 2 * 86_400_000,
  week: 7 * 86_400_000,
}

/** `at` epoch ms; what is wrong is said beside the fields, what is odd under them. */
export type Chosen =
  | { readonly at: number; readonly isTwice: boolean }
  | { readonly problem: 'empty' | 'past' | 'far' }
  | { readonly problem: 'missing'; readonly next: number }

/** Reads a day and `HH:MM` on the clock of the business (`zone`). */
export function chosenMoment(day: string, time: string, { zone, now }: { zone: string; now: number }): Chosen {
  if (!isRealDate(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return { problem: 'empty' }
  const moment = momentAt(zone, day, time)
  if (moment.kind === 'missing') return { problem: 'missing', next: moment.next }
  if (moment.at <= now) return { problem: 'past' }
  if (moment.at > now + maxScheduleMs) return { problem: 'far' }
  return { at: moment.at, isTwice: moment.kind === 'twice' }
}

/** The last moment (epoch ms) for a message that leaves at `at`; null where the usual two days are meant. */
export function lastMoment(at: number, chance: LastChance): number | null {
  return chance === 'twoDays' ? null : at + lastChanceMs[chance]
}
