import type { contactMerged } from '@aldia/shared/contact.ts'
import type { ContactPolicy, contactPolicyChanged } from '@aldia/shared/contact-policy.ts'
import { contactHoldLifted } from '@aldia/shared/contact-policy.ts'
import {
  type ConfirmedHow,
  contactConfirmed,
  contactTied,
  contactUnconfirmed,
  contactUntied,
} from '@aldia/shared/contact-tie.ts'
import type { Preset, TieRole } from '@aldia/shared/policy/rules.ts'
import { fail } from '#base/failure.ts'
import type { Past, Recorded, Work } from '#base/work.ts'
import { noteBefore } from '#contacts/merge-parts.ts'
import { rulesOfContact } from '#policy/contact-rules.ts'
import {
  deleteTie,
  findTie,
  insertTie,
  keepVersion,
  saveContactRules,
  type TieRow,
  tiesOf,
} from '#policy/policy.store.ts'

// Whom one writes to: whether it is known that it is them, and to whose debts they are tied.

/** Somebody knows that this is the person; what was said of a wrong number is over. */
export async function confirmPerson(
  work: Work,
  contactId: string,
  { how, byId }: { how: ConfirmedHow; byId: string | null },
): Promise<void> {
  const rules = await rulesOfContact(work, contactId)
  const wrong = rules.holds.find(({ kind }) => kind === 'wrongNumber')
  const holds = rules.holds.filter(({ kind }) => kind !== 'wrongNumber')
  await saveContactRules(work.tx, { ...rules, holds, confirmed: { how, at: work.now, byId } })
  if (wrong) work.record(contactHoldLifted, { contactId, data: { kind: 'wrongNumber', hold: wrong } })
  work.record(contactConfirmed, { contactId, data: { how }, undoable: true })
}

export async function unconfirmPerson(work: Work, contactId: string): Promise<void> {
  const rules = await rulesOfContact(work, contactId)
  if (rules.confirmed === null) fail('conflict', 'not_confirmed_person')
  await saveContactRules(work.tx, { ...rules, confirmed: null })
  work.record(contactUnconfirmed, { contactId, data: {} })
}

/** Ties a person to what somebody else owes. Two people are tied once; another role takes the place of the first. */
export async function tiePerson(
  work: Work,
  about: { contactId: string; debtorContactId: string; role: TieRole; byId: string | null; tieId?: string | undefined },
): Promise<string> {
  const { contactId, debtorContactId, role, byId } = about
  if (contactId === debtorContactId) fail('invalid', 'tie_to_self', { field: 'debtorCardId' })
  const known = (await tiesOf(work.tx, contactId)).find((tie) => isBetween(tie, contactId, debtorContactId))
  if (known?.contactId === debtorContactId) fail('conflict', 'tied_the_other_way')
  if (known?.role === role) return known.id
  if (known) await untie(work, known)
  const tieId = about.tieId ?? work.newId()
  await insertTie(work.tx, {
    ...{ id: tieId, workspaceId: work.workspaceId, contactId, debtorContactId, role, byId },
    createdAt: work.now,
  })
  const data = { tieId, debtorContactId, role }
  work.record(contactTied, { contactId, data, undoable: true })
  work.record(contactTied, { contactId: debtorContactId, data })
  return tieId
}

const isBetween = (tie: TieRow, a: string, b: string): boolean =>
  (tie.contactId === a && tie.debtorContactId === b) || (tie.contactId === b && tie.debtorContactId === a)

export async function untiePerson(work: Work, tieId: string): Promise<TieRow> {
  const tie = (await findTie(work.tx, work.workspaceId, tieId)) ?? fail('not_found', 'tie', { field: 'tieId' })
  await untie(work, tie)
  return tie
}

async function untie(work: Work, { id: tieId, contactId, debtorContactId, role }: TieRow): Promise<void> {
  await deleteTie(work.tx, tieId)
  const data = { tieId, debtorContactId, role }
  work.record(contactUntied, { contactId, data, undoable: true })
  work.record(contactUntied, { contactId: debtorContactId, data })
}

/** Takes back that two were tied. */
export async function takeBackTie(work: Work, { data }: Past<typeof contactTied>): Promise<void> {
  const tie = data.tieId === undefined ? null : await findTie(work.tx, work.workspaceId, data.tieId)
  await untie(work, tie ?? fail('conflict', 'undo_later_change'))
}

/** Takes back that a tie was ended. */
export async function bringBackTie(work: Work, { contactId, data }: Past<typeof contactUntied>): Promise<void> {
  const { debtorContactId, role } = data
  if (contactId === null || debtorContactId === undefined || role === undefined) fail('not_found', 'event')
  await tiePerson(work, { contactId, debtorContactId, role, byId: null, tieId: data.tieId })
}

/** Takes back that a person was confirmed. */
export async function takeBackConfirmation(work: Work, { contactId }: Past<typeof contactConfirmed>): Promise<void> {
  if (contactId !== null) await unconfirmPerson(work, contactId)
}

/** Reaction: two people became one; nobody is tied to themselves. */
export async function tiesFollowMerge(work: Work, { id, data }: Recorded<typeof contactMerged>): Promise<void> {
  const { fromContactId: from, intoContactId: into } = data
  const theirs = await tiesOf(work.tx, from)
  await noteBefore(
    work,
    id,
    'tieBefore',
    theirs.map((tie) => ({ id: tie.id, data: tie })),
  )
  for (const tie of theirs) {
    await deleteTie(work.tx, tie.id)
    const contactId = tie.contactId === from ? into : tie.contactId
    const debtorContactId = tie.debtorContactId === from ? into : tie.debtorContactId
    if (contactId !== debtorContactId) await insertTie(work.tx, { ...tie, contactId, debtorContactId })
  }
}

/** Reaction: every version of the policy is kept, so that anybody can be told which was in force on a day. */
export async function keepPolicyVersion(work: Work, { data }: Recorded<typeof contactPolicyChanged>): Promise<void> {
  const byId = work.actor.kind === 'user' ? work.actor.userId : null
  const keep = (policy: ContactPolicy, since: number, by: string | null) =>
    keepVersion(work.tx, { workspaceId: work.workspaceId, version: policy.version, since, policy, byId: by })
  await keep(data.before, 0, null)
  await keep(data.after, work.now, byId)
}

/** Who counts together with a person, themselves left out: those who answer for the same debts, where the preset says so. */
export function countedTogether(
  contactId: string,
  { ties, around, shared }: { ties: readonly TieRow[]; around: readonly TieRow[]; shared: Preset['sharedCount'] },
): string[] {
  const counts = ({ role }: TieRow) => shared.includes(role)
  const own = ties.filter(counts)
  const debtors = own.flatMap((tie) => (tie.contactId === contactId ? tie.debtorContactId : []))
  const tied = own.flatMap((tie) => (tie.debtorContactId === contactId ? tie.contactId : []))
  const peers = around.filter((tie) => counts(tie) && debtors.includes(tie.debtorContactId)).map((tie) => tie.contactId)
  return [...new Set([...debtors, ...tied, ...peers])].filter((id) => id !== contactId)
}
