import { dayIn } from '@aldia/shared/dates.ts'
import { countedElsewhere, type Happening } from '@aldia/shared/policy/contacts.ts'
import { presetOf } from '@aldia/shared/policy/effective.ts'
import type { ContactRules, MessageKind } from '@aldia/shared/policy/rules.ts'
import { amountsNamed } from '@aldia/shared/reader/amounts-named.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { contactHistory } from '#outbox/contact-history.reads.ts'
import { type ContactRulesRow, type TieRow, tiesOf, tiesToDebtors } from '#policy/policy.reads.ts'
import { countedTogether } from '#policy/ties.ts'

// People who answer for the same debt: with whom a person's contacts are counted, and whether they may hear what is owed.

/** What follows from a person's ties. */
export interface Tied {
  readonly ties: readonly TieRow[]
  /** Others whose contacts count together with this person's. */
  readonly countedWith: readonly string[]
  readonly mayKnowBalance: boolean
}

export async function tiedTo(
  tx: Reader,
  about: { workspace: Workspace; contactId: string; known: Pick<ContactRulesRow, 'confirmed'> | null },
): Promise<Tied> {
  const { workspace, contactId } = about
  const ties = await tiesOf(tx, contactId)
  const mayKnowBalance = mayHearBalance(workspace, { contactId, ties, isConfirmed: about.known?.confirmed != null })
  const shared = sharedCountOf(workspace)
  if (ties.length === 0 || shared.length === 0) return { ties, countedWith: [], mayKnowBalance }
  const debtorIds = ties.flatMap((tie) => (tie.contactId === contactId ? tie.debtorContactId : []))
  const around = await tiesToDebtors(tx, debtorIds)
  return { ties, countedWith: countedTogether(contactId, { ties, around, shared }), mayKnowBalance }
}

/** Whose contacts count together by the preset in force; without a preset everybody counts alone. */
export const sharedCountOf = ({ contactPolicy, country }: Workspace) =>
  contactPolicy.followsPreset ? presetOf(contactPolicy, country).sharedCount : []

/**
 * Whether somebody may hear what is owed: who is tied to another's debt only once it is confirmed that it is them, and only in a
 * role that may be told; others unless the business asks for everybody to be confirmed first.
 */
export function mayHearBalance(
  { contactPolicy, country }: Pick<Workspace, 'contactPolicy' | 'country'>,
  about: { contactId: string; ties: readonly TieRow[]; isConfirmed: boolean },
): boolean {
  const roles = about.ties.flatMap((tie) => (tie.contactId === about.contactId ? tie.role : []))
  if (roles.length === 0) return about.isConfirmed || contactPolicy.confirmFirst !== true
  const { mayBeTold } = presetOf(contactPolicy, country)
  return about.isConfirmed && roles.some((role) => mayBeTold.includes(role))
}

/** A history together with what was said to those whose contacts count with it. */
export async function sharedHistory(
  tx: Reader,
  about: { contactIds: readonly string[]; zone: string; rules: Pick<ContactRules, 'countPreDue'>; now: number },
  own: Happening[],
): Promise<Happening[]> {
  const history = [...own]
  for (const contactId of about.contactIds) {
    const theirs = await contactHistory(tx, { contactId, notMessageId: null, now: about.now })
    history.push(...countedElsewhere(theirs, { zone: about.zone, countPreDue: about.rules.countPreDue }))
  }
  return history
}

/** Whether words that a person typed tell a sum; what a rule writes does as its kind does. */
export function saidBalance(
  text: string,
  about: { kind: MessageKind; workspace: Workspace; zone: string; now: number },
): { saysBalance?: boolean } {
  if (about.kind !== 'reply' && about.kind !== 'appointment') return {}
  const { country, currency } = about.workspace
  const today = dayIn(about.zone, about.now)
  return { saysBalance: amountsNamed(text, { today, place: { country, currency } }).length > 0 }
}
