import { localeOf } from '@aldia/shared/language.ts'
import { judgeContact, type Question } from '@aldia/shared/policy/judge.ts'
import { rewardText } from '@aldia/shared/text/reward-text.ts'
import { toThankFor, wasOnTime } from '@aldia/shared/thanks.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { readAccount } from '#account/account.reads.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { contactQuestion } from '#outbox/contact-question.ts'
import { type ByRuleParts, queueByRule } from '#outbox/queue-by-rule.ts'
import { findPayment } from '#payments/payments.ts'
import { composeFor, languageOfDebtor } from '#templates/template-values.ts'
import { insertThanks, thanksFor } from '#thanks/thanks.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// Thanks for a confirmed payment, with the new balance. They are written when they may leave, so that the balance is that of the
// moment, and marked in the same transaction, so that nobody is thanked twice.

/** Thanks that come later than this (ms) are odd. */
const thanksWithinMs = 4 * 86_400_000
/** A number that is not linked, a long line or a pause are looked at again after this time (ms). */
const againMs = 30 * 60_000
/** Written, but not left within this time (ms): the balance may be another one by then. */
const leavesWithinMs = 2 * 3_600_000

/** Thanks for one payment, or answers when to look again (epoch ms); null: it is done, or not to be done. */
export async function thankFor(work: Work, parts: ByRuleParts, paymentId: string): Promise<number | null> {
  const { tx, workspaceId, now } = work
  const workspace = (await findWorkspace(tx, workspaceId)) ?? fail('not_found', 'workspace')
  const payment = await findPayment(tx, workspaceId, paymentId)
  const { thanks: settings } = workspace.money
  if (!settings.byItself || payment?.state !== 'confirmed' || payment.settledAt === null) return null
  if (now - payment.settledAt > thanksWithinMs) return null
  if ((await thanksFor(tx, [paymentId])).length > 0) return null
  const { contactId, settledAt } = payment
  const question = await contactQuestion(tx, { workspaceId, contactId, messageId: null, purpose: 'receipt', now })
  const hasWritten = question.debtor.history.some(({ direction, at }) => direction === 'out' && at >= settledAt)
  if (hasWritten) return null
  const account = (await readAccount(tx, { workspaceId, contactId, now })) ?? fail('not_found', 'workspace')
  // Who paid twice meanwhile is thanked for the last payment.
  if (toThankFor(account, { now, lastWordAt: null, withinMs: thanksWithinMs })?.id !== paymentId) return null
  if (workspace.remindersPausedAt !== null) return now + againMs
  if (judgeContact(question).decision === 'never') return null
  const opensAt = politeFrom(question)
  if (opensAt > now) return opensAt
  const onTime = account.payments.some((one) => one.id === paymentId && wasOnTime(account, one))
  const text = await wordsFor(work, workspace, { contactId, onTime })
  if (text === null) return null
  const notAfter = now + leavesWithinMs
  const messageId = await queueByRule(work, parts, { contactId, text, purpose: 'receipt', notAfter })
  if (messageId === null) return now + againMs
  await insertThanks(tx, { paymentId, workspaceId, messageId, at: now })
  return null
}

/** A receipt may leave at any hour; what nobody waits for keeps to those of the place all the same (epoch ms). */
function politeFrom({ message, debtor, ...question }: Question): number {
  const asReminder = { ...message, kind: 'reminder' as const }
  const { zone, ownHours } = debtor
  const { nextAt } = judgeContact({
    ...question,
    message: asReminder,
    debtor: { zone, ownHours: ownHours ?? null, history: [] },
  })
  return nextAt ?? question.now
}

/** The business's own words; null where it has none that can be filled in, so that a person is offered to say them. */
async function wordsFor(
  work: Work,
  workspace: Workspace,
  { contactId, onTime }: { contactId: string; onTime: boolean },
): Promise<string | null> {
  const { tx, workspaceId, now } = work
  const about = { workspaceId, contactId, now, turn: Math.floor(now / 86_400_000) }
  const praise = onTime ? await composeFor(tx, { ...about, template: { situation: 'thanks_on_time' } }) : null
  const composed = praise?.ok ? praise : await composeFor(tx, { ...about, template: { situation: 'thanks' } })
  if (!composed.ok) return null
  const reward = onTime ? await rewardWords(work, workspace, contactId) : null
  return reward === null ? composed.text : `${composed.text}\n\n${reward}`
}

async function rewardWords(work: Work, workspace: Workspace, contactId: string): Promise<string | null> {
  const { reward } = workspace.money.thanks
  if (reward.kind === 'none') return null
  if (reward.kind === 'text') return reward.text
  const language = await languageOfDebtor(work.tx, contactId, workspace.language)
  const format = new Intl.NumberFormat(localeOf(language, workspace.country), {
    style: 'percent',
    maximumFractionDigits: 2,
  })
  return rewardText[language][workspace.address](format.format(reward.basisPoints / 10_000))
}
