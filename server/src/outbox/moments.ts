import type { Moments } from '@aldia/shared/contact-policy.ts'
import { addDays, dayIn, weekdayOf } from '@aldia/shared/dates.ts'
import { judgeContact, type Question } from '@aldia/shared/policy/judge.ts'
import { momentAt } from '@aldia/shared/policy/wall-clock.ts'
import type { Reader } from '#base/database/database.ts'
import { contactQuestion, questionAt } from '#outbox/contact-question.ts'
import { viewOf } from '#outbox/standing.ts'

const maxSuggested = 4
/** What is sooner than that (ms) can as well be sent now. */
const soonestMs = 30 * 60_000

/** Lawful moments at which what is typed now may leave, and the ruling on one that somebody has in mind (`at`, epoch ms). */
export async function momentsOf(
  tx: Reader,
  about: { workspaceId: string; contactId: string; now: number; at: number | null },
): Promise<Moments> {
  const question = await contactQuestion(tx, { ...about, messageId: null, purpose: null })
  return {
    suggested: suggestedMoments(question, question.workspace.timeZone),
    asked: about.at === null ? null : viewOf(questionAt(question, about.at)),
  }
}

/**
 * The next lawful moment where one has to wait for it, and times that people choose on the clock of the business (`zone`): this
 * afternoon, tomorrow morning, Monday. One that is not lawful gives way to the next that is.
 */
export function suggestedMoments(question: Question, zone: string): number[] {
  const { now } = question
  const today = dayIn(zone, now)
  const monday = addDays(today, 8 - weekdayOf(today))
  const wished = [
    { date: today, time: '16:00' },
    { date: addDays(today, 1), time: '08:00' },
    { date: addDays(today, 1), time: '16:00' },
    { date: monday, time: '09:00' },
  ].flatMap(({ date, time }) => {
    const moment = momentAt(zone, date, time)
    return moment.kind === 'missing' ? moment.next : moment.at
  })
  const lawful = wished
    .filter((at) => at >= now + soonestMs)
    .flatMap((at) => {
      const { decision, nextAt } = judgeContact(questionAt(question, at))
      return decision === 'send' ? at : (nextAt ?? [])
    })
  const next = judgeContact(question).nextAt
  const all = next === null ? lawful : [next, ...lawful]
  return [...new Set(all)].sort((a, b) => a - b).slice(0, maxSuggested)
}
