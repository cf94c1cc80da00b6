import { isDeepStrictEqual } from 'node:util'
import type { Work } from '#base/work.ts'
import type { MergeParts } from '#contacts/merge-parts.ts'
import { noPreferences, rulesOfContact, together } from '#policy/contact-rules.ts'
import {
  type ContactRulesRow,
  deleteTie,
  findTie,
  forgetContactRules,
  giveSomeLogged,
  insertTie,
  saveContactRules,
  type TieRow,
} from '#policy/policy.store.ts'

interface Separation {
  readonly theirsId: string
  readonly staysId: string
  readonly parts: MergeParts
  /** The change in which they were merged; null when nothing was written down. */
  readonly mergeSeq: number | null
  /** Messages of the one who gets their own account. */
  readonly messageIds: ReadonlySet<string>
}

/**
 * Of two who were one: who asked for silence, who is not to be written to for another reason, who was spoken with and who is tied to
 * whom. Where it is not known of which of them something was said, it holds for both, for it is worse to write to who asked for silence
 * than to write to nobody.
 */
export async function separateRules(work: Work, about: Separation): Promise<void> {
  const { theirsId, staysId, parts } = about
  const now = await rulesOfContact(work, staysId)
  if (about.mergeSeq === null) await keep(work, { ...now, contactId: theirsId })
  else {
    const before = parts.rows<ContactRulesRow>('rulesBefore')
    const empty = await rulesOfContact(work, theirsId)
    const wasOf = (contactId: string) => before.find((row) => row.contactId === contactId) ?? { ...empty, contactId }
    const [theirs, stays] = apart(now, { theirs: wasOf(theirsId), stays: wasOf(staysId) }, about.messageIds)
    await keep(work, theirs)
    await keep(work, stays)
  }
  await giveSomeLogged(work.tx, [...parts.ids('logged')], theirsId)
  await separateTies(work, about)
}

/** Nobody has a row without a reason. */
async function keep(work: Work, row: ContactRulesRow): Promise<void> {
  const { optedOutAt, holds, preferences, confirmed } = row
  const isEmpty = optedOutAt === null && holds.length === 0 && confirmed === null
  if (isEmpty && isDeepStrictEqual(preferences, noPreferences)) await forgetContactRules(work.tx, row.contactId)
  else await saveContactRules(work.tx, row)
}

/** What holds of each, by what held before and what was changed since. Pure. */
function apart(
  now: ContactRulesRow,
  before: { theirs: ContactRulesRow; stays: ContactRulesRow },
  messageIds: ReadonlySet<string>,
): [ContactRulesRow, ContactRulesRow] {
  const { theirs, stays } = before
  const merged = together(stays, theirs)
  const isNewSilence = now.optedOutAt !== null && now.optedOutAt !== merged.optedOutAt
  const silence = { optedOutAt: now.optedOutAt, optedOutMessageId: now.optedOutMessageId }
  const concerns = (messageId: string | null | undefined) => {
    const isTheirs = typeof messageId === 'string' && messageIds.has(messageId)
    return { theirs: isTheirs || typeof messageId !== 'string', stays: !isTheirs }
  }
  const isSilent = concerns(now.optedOutMessageId)
  const newHolds = now.holds.filter((hold) => !merged.holds.some((old) => isDeepStrictEqual(old, hold)))
  const holdsOf = (whose: 'theirs' | 'stays') => {
    const fresh = newHolds.filter(({ messageId }) => concerns(messageId)[whose])
    return [...before[whose].holds.filter(({ kind }) => !fresh.some((hold) => hold.kind === kind)), ...fresh]
  }
  const isSame = isDeepStrictEqual(now.preferences, merged.preferences)
  const isSameConfirmed = isDeepStrictEqual(now.confirmed, merged.confirmed)
  return [
    { ...theirs, holds: holdsOf('theirs'), ...(isNewSilence && isSilent.theirs && silence) },
    {
      ...stays,
      holds: holdsOf('stays'),
      ...(isNewSilence && isSilent.stays && silence),
      preferences: isSame ? stays.preferences : now.preferences,
      confirmed: isSameConfirmed ? stays.confirmed : now.confirmed,
    },
  ]
}

/** Ties that came along go back. One between the two was no tie while they were one; what was ended since stays ended. */
async function separateTies(work: Work, { theirsId, staysId, parts }: Separation): Promise<void> {
  for (const tie of parts.rows<TieRow>('tieBefore')) {
    const isBetween = [tie.contactId, tie.debtorContactId].every((id) => id === theirsId || id === staysId)
    if (!isBetween && !(await findTie(work.tx, work.workspaceId, tie.id))) continue
    await deleteTie(work.tx, tie.id)
    await insertTie(work.tx, tie)
  }
}
