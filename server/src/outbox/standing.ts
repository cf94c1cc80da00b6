import type { ContactStanding, RulingView } from '@aldia/shared/contact-policy.ts'
import type { TieView } from '@aldia/shared/contact-tie.ts'
import { judgeContact, mayOverride, type Question, useOfLimits } from '@aldia/shared/policy/judge.ts'
import type { Limit } from '@aldia/shared/policy/rules.ts'
import type { Reader } from '#base/database/database.ts'
import { type CardsOf, namesOf } from '#contacts/contacts.ts'
import { type ContactQuestion, contactQuestion } from '#outbox/contact-question.ts'
import { sharedCountOf } from '#outbox/tied-people.ts'
import { noPreferences } from '#policy/contact-rules.ts'
import { loggedSince } from '#policy/policy.reads.ts'

const shownContacts = 20
const shownSinceMs = 730 * 86_400_000

/** Whether and when somebody may be written to, and why: what the sender would be told now. */
export async function contactStanding(
  tx: Reader,
  about: { workspaceId: string; contactId: string; now: number; cardsOf: CardsOf },
): Promise<ContactStanding> {
  const { workspaceId, contactId, now } = about
  const question = await contactQuestion(tx, { workspaceId, contactId, now, messageId: null, purpose: null })
  const reminder: Question = { ...question, message: { ...question.message, kind: 'reminder' } }
  const log = await loggedSince(tx, { contactId, since: now - shownSinceMs, limit: shownContacts })
  return {
    optedOutAt: question.known?.optedOutAt ?? null,
    holds: question.known?.holds ?? [],
    preferences: question.known?.preferences ?? noPreferences,
    confirmed: question.known?.confirmed ?? null,
    mayKnowBalance: question.debtor.mayKnowBalance !== false,
    ties: await tieViews(tx, about, question),
    zone: question.debtor.zone,
    reminder: viewOf(reminder),
    typed: viewOf(question),
    limits: useOfLimits(reminder).map(limitView),
    log: log.map(({ id, at, channel, answered, note, byId }) => ({ id, at, channel, answered, note, byId })),
  }
}

/** A limit and how far it is used, as a screen shows it. */
export const limitView = ({ limit, used }: { limit: Limit; used: number }): ContactStanding['limits'][number] => ({
  limit: { ...limit, channels: limit.channels as ContactStanding['limits'][number]['limit']['channels'] },
  used,
})

/** A ruling as a screen shows it. */
export function viewOf(question: Question): RulingView {
  const { decision, findings, nextAt } = judgeContact(question)
  return {
    decision,
    reasons: [...new Set(findings.map(({ reason }) => reason))],
    nextAt,
    mayOverride: findings.length > 0 && findings.every((finding) => mayOverride(question, finding)),
  }
}

/** The people with whom this one is tied, as both cards show them. */
async function tieViews(
  tx: Reader,
  about: { workspaceId: string; contactId: string; cardsOf: CardsOf },
  { ties, workspace }: Pick<ContactQuestion, 'ties' | 'workspace'>,
): Promise<TieView[]> {
  if (ties.length === 0) return []
  const otherOf = (tie: (typeof ties)[number]) =>
    tie.contactId === about.contactId ? tie.debtorContactId : tie.contactId
  const others = [...new Set(ties.map(otherOf))]
  const [names, cards] = [await namesOf(tx, about.workspaceId, others), await about.cardsOf(tx, others)]
  const shared = sharedCountOf(workspace)
  return ties.map((tie): TieView => {
    const other = otherOf(tie)
    return {
      id: tie.id,
      role: tie.role,
      cardId: cards.get(other) ?? null,
      name: names.get(other) ?? null,
      isDebtor: other === tie.debtorContactId,
      sharesCount: shared.includes(tie.role),
    }
  })
}
