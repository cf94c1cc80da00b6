import type { ContactMeters } from '@aldia/shared/contact-policy.ts'
import { agreementPause } from '@aldia/shared/policy/agreement.ts'
import { rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import { type Question, useOfLimits } from '@aldia/shared/policy/judge.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { contactIdsOfCards } from '#board/cards.ts'
import { readDebtors } from '#cadences/ladder-facts.reads.ts'
import { holidaysOf } from '#outbox/contact-question.ts'
import { limitView, viewOf } from '#outbox/standing.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

/** The contact meters of many cards at once, as a board shows them: as many statements for a hundred cards as for one. */
export async function contactMeters(
  tx: Reader,
  about: { workspaceId: string; cardIds: readonly string[]; now: number },
): Promise<ContactMeters> {
  const { workspaceId, cardIds, now } = about
  const workspace = (await findWorkspace(tx, workspaceId)) ?? fail('not_found', 'workspace')
  const contactIds = await contactIdsOfCards(tx, workspaceId, cardIds)
  const facts = { workspace, contactIds, now, tags: new Map(), asksPaid: false }
  const debtors = contactIds.length === 0 ? [] : await readDebtors(tx, facts)
  const rules = rulesOfPolicy(workspace.contactPolicy, workspace.country)
  const meters: ContactMeters['meters'] = []
  for (const { cardId, facts: known } of debtors) {
    const { person, promise, instalments } = known
    const { zone } = person
    const agreement = { promise, nextInstalmentOn: instalments?.map(({ dueOn }) => dueOn).sort()[0] ?? null }
    const question: Question = {
      ...{ rules, now, holidays: await holidaysOf(workspace, zone) },
      debtor: { ...person, promise: agreementPause(agreement, { kind: 'reminder', zone, now }) },
      message: { kind: 'reminder', channel: 'whatsapp' },
    }
    meters.push({ cardId, reminder: viewOf(question), limits: useOfLimits(question).map(limitView) })
  }
  return { meters }
}
