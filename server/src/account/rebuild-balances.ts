import { dayIn } from '@aldia/shared/dates.ts'
import { cardMoney, readMoneyFacts } from '#account/derive-card-balance.ts'
import { judgeAccount } from '#account/judge-charges.ts'
import type { Reader } from '#base/database/database.ts'
import { assert } from '#base/failure.ts'
import type { Perform } from '#base/work.ts'
import { contactsAfter, keepMoney, recountStages } from '#board/card-balance.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

const peopleAtOnce = 200

/** What a rebuild found: cards and stages that showed something else than the ledger says. */
export interface Rebuilt {
  people: number
  /** Charges by rule that were missing, and those taken back because they were not owed. */
  chargesBooked: number
  cardsChanged: number
  stagesChanged: number
}

/**
 * Books what rules should have charged and takes back what they should not, and derives every card's money and every stage's totals
 * anew from the entries. Nothing else is changed.
 */
export async function rebuildBalances(
  parts: { reader: Reader; perform: Perform; now: () => number },
  workspaceId: string,
): Promise<Rebuilt> {
  const workspace = await findWorkspace(parts.reader, workspaceId)
  assert(workspace, 'the workspace exists')
  const today = dayIn(workspace.timeZone, parts.now())
  const rebuilt: Rebuilt = { people: 0, chargesBooked: 0, cardsChanged: 0, stagesChanged: 0 }
  const about = { workspaceId, actor: { kind: 'system' } as const }
  for (let after = ''; ; ) {
    const people = await contactsAfter(parts.reader, workspaceId, after, peopleAtOnce)
    const last = people.at(-1)
    if (last === undefined) break
    after = last
    rebuilt.people += people.length
    await parts.perform(about, async (work) => {
      for (const contactId of people) {
        rebuilt.chargesBooked += await judgeAccount(work, contactId)
        const facts = await readMoneyFacts(work.tx, contactId)
        const shown = await keepMoney(work, contactId, (card) => cardMoney(facts, card.lateReason, today))
        if (shown?.changed) rebuilt.cardsChanged += 1
      }
    })
  }
  await parts.perform(about, async (work) => {
    rebuilt.stagesChanged = await recountStages(work)
  })
  return rebuilt
}
