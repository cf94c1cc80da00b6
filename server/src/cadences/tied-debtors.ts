import { countedElsewhere, type Happening } from '@aldia/shared/policy/contacts.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { contactHistories } from '#cadences/contact-histories.reads.ts'
import { mayHearBalance, sharedCountOf } from '#outbox/tied-people.ts'
import { type ContactRulesRow, type TieRow, tiesOf, tiesOfWorkspace, tiesToDebtors } from '#policy/policy.reads.ts'
import { countedTogether } from '#policy/ties.ts'

// What ties to others' debts mean for many people at once, as `outbox/tied-people.ts` tells it of one for the gate.

export interface TiedDebtors {
  mayKnowBalance(contactId: string): boolean
  /** A person's history with what was said to those whose contacts count together with theirs. */
  historyOf(contactId: string, zone: string): Happening[]
}

/** `histories`: what is known already; of others who are tied it is read, in one statement. */
export async function tiedDebtors(
  tx: Reader,
  about: {
    workspace: Workspace
    contactIds: readonly string[] | null
    rules: ReadonlyMap<string, Pick<ContactRulesRow, 'confirmed'>>
    histories: ReadonlyMap<string, Happening[]>
    now: number
  },
): Promise<TiedDebtors> {
  const { workspace, histories, contactIds, now } = about
  const ties = await tiesAround(tx, workspace.id, contactIds)
  const byPerson = new Map<string, TieRow[]>()
  for (const tie of ties)
    for (const id of [tie.contactId, tie.debtorContactId]) byPerson.set(id, [...(byPerson.get(id) ?? []), tie])
  const shared = sharedCountOf(workspace)
  const others = (contactId: string): string[] =>
    countedTogether(contactId, { ties: byPerson.get(contactId) ?? [], around: ties, shared })
  const asked = contactIds ?? [...byPerson.keys()]
  const unknown = [...new Set(asked.flatMap(others))].filter((id) => !histories.has(id))
  const more =
    contactIds === null || unknown.length === 0
      ? new Map<string, Happening[]>()
      : await contactHistories(tx, { workspaceId: workspace.id, contactIds: unknown, now })
  const { countPreDue } = workspace.contactPolicy
  return {
    mayKnowBalance: (contactId) =>
      mayHearBalance(workspace, {
        contactId,
        ties: byPerson.get(contactId) ?? [],
        isConfirmed: about.rules.get(contactId)?.confirmed != null,
      }),
    historyOf(contactId, zone) {
      const own = histories.get(contactId) ?? []
      // Most people are tied to nobody, and thousands are asked about.
      if (!byPerson.has(contactId)) return own
      const elsewhere = others(contactId).flatMap((id) =>
        countedElsewhere(histories.get(id) ?? more.get(id) ?? [], { zone, countPreDue }),
      )
      return [...own, ...elsewhere]
    },
  }
}

async function tiesAround(tx: Reader, workspaceId: string, contactIds: readonly string[] | null): Promise<TieRow[]> {
  if (contactIds === null) return tiesOfWorkspace(tx, workspaceId)
  const own = (await Promise.all(contactIds.map((id) => tiesOf(tx, id)))).flat()
  const around = await tiesToDebtors(tx, [...new Set(own.map((tie) => tie.debtorContactId))])
  return [...new Map([...own, ...around].map((tie) => [tie.id, tie])).values()]
}
