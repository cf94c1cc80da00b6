import type { contactMerged } from '@aldia/shared/contact.ts'
import type { HoldEnd } from '@aldia/shared/contact-hold.ts'
import {
  type ContactHold,
  type ContactPreferences,
  contactHeld,
  contactHoldLifted,
  contactLogged,
  contactOptedOut,
  contactOptOutLifted,
  contactPreferencesSet,
  type HoldKind,
  type LoggedContact,
} from '@aldia/shared/contact-policy.ts'
import { TimeZone } from '@aldia/shared/workspace.ts'
import { fail } from '#base/failure.ts'
import type { Past, Recorded, Work } from '#base/work.ts'
import { noteBefore, notePart } from '#contacts/merge-parts.ts'
import {
  type ContactRulesRow,
  findContactRules,
  forgetContactRules,
  giveLogged,
  insertLogged,
  saveContactRules,
} from '#policy/policy.store.ts'

// What is decided about writing to one person. What waits to leave is looked at again by whoever calls these (outbox).

export const noPreferences: ContactPreferences = {
  zone: null,
  channels: null,
  ownHours: null,
  ownMax: null,
  language: null,
}
/** A contact noted by hand lies in the past, and not in another life. */
const oldestLoggedMs = 2 * 366 * 86_400_000
const clockLeadMs = 10 * 60_000

/** What is known of a person, or that nothing is. */
export async function rulesOfContact(work: Work, contactId: string): Promise<ContactRulesRow> {
  return (
    (await findContactRules(work.tx, contactId)) ?? {
      contactId,
      workspaceId: work.workspaceId,
      optedOutAt: null,
      optedOutMessageId: null,
      holds: [],
      preferences: noPreferences,
      confirmed: null,
    }
  )
}

/** The person is not to be written to any more. Answers whether that is new. */
export async function optOut(work: Work, contactId: string, messageId: string | null): Promise<boolean> {
  const rules = await rulesOfContact(work, contactId)
  if (rules.optedOutAt !== null) return false
  await saveContactRules(work.tx, { ...rules, optedOutAt: work.now, optedOutMessageId: messageId })
  work.record(contactOptedOut, {
    contactId,
    data: { messageId },
    ...(messageId === null ? {} : { actor: { kind: 'contact' } as const }),
  })
  return true
}

/** The person asked to be written to again. */
export async function liftOptOut(work: Work, contactId: string, reason: string): Promise<void> {
  const rules = await rulesOfContact(work, contactId)
  if (rules.optedOutAt === null) fail('conflict', 'not_opted_out')
  await saveContactRules(work.tx, { ...rules, optedOutAt: null, optedOutMessageId: null })
  work.record(contactOptOutLifted, { contactId, data: { reason } })
}

/** Has reminders rest. A hold of the same kind is replaced. What has no last day ends when somebody says so, or with an agreement. */
export async function hold(
  work: Work,
  contactId: string,
  input: Omit<ContactHold, 'at' | 'ends'> & { ends?: HoldEnd | undefined },
): Promise<void> {
  const rules = await rulesOfContact(work, contactId)
  const before = rules.holds.find(({ kind }) => kind === input.kind) ?? null
  const others = rules.holds.filter(({ kind }) => kind !== input.kind)
  const ends = input.ends ?? usualEnds[input.kind]
  await saveContactRules(work.tx, { ...rules, holds: [...others, { ...input, ends, at: work.now }] })
  work.record(contactHeld, { contactId, data: { kind: input.kind, until: input.until, before }, undoable: true })
}

/** What ends a hold of which nobody said more. */
const usualEnds: Readonly<Record<HoldKind, HoldEnd>> = {
  wrongNumber: 'resolved',
  dispute: 'resolved',
  mediation: 'agreement',
  hardship: 'agreement',
  pause: 'resolved',
}

export async function liftHold(work: Work, contactId: string, kind: HoldKind): Promise<void> {
  const rules = await rulesOfContact(work, contactId)
  const lifted = rules.holds.find((one) => one.kind === kind) ?? fail('conflict', 'not_on_hold')
  await saveContactRules(work.tx, { ...rules, holds: rules.holds.filter((one) => one.kind !== kind) })
  work.record(contactHoldLifted, { contactId, data: { kind, hold: lifted }, undoable: true })
}

/** Takes back that something was put on hold: what it replaced stands again. */
export async function takeBackHold(work: Work, { contactId, data }: Past<typeof contactHeld>): Promise<void> {
  if (contactId === null || data.kind === undefined) fail('not_found', 'event')
  const rules = await rulesOfContact(work, contactId)
  if (!rules.holds.some(({ kind }) => kind === data.kind)) fail('conflict', 'undo_later_change')
  const others = rules.holds.filter(({ kind }) => kind !== data.kind)
  await saveContactRules(work.tx, { ...rules, holds: data.before ? [...others, data.before] : others })
}

/** Takes back that a hold was ended. */
export async function bringBackHold(work: Work, { contactId, data }: Past<typeof contactHoldLifted>): Promise<void> {
  const { hold: lifted } = data
  if (contactId === null || lifted === undefined) fail('not_found', 'event')
  const rules = await rulesOfContact(work, contactId)
  if (rules.holds.some(({ kind }) => kind === lifted.kind)) fail('conflict', 'undo_later_change')
  await saveContactRules(work.tx, { ...rules, holds: [...rules.holds, lifted] })
}

/** Reaction: both sides agreed, so that holds that wait for an agreement are over. */
export async function agreementEndsHolds(work: Work, { contactId }: Pick<Recorded, 'contactId'>): Promise<void> {
  const rules = contactId === null ? null : await findContactRules(work.tx, contactId)
  for (const { kind, ends } of rules?.holds ?? [])
    if (contactId !== null && ends === 'agreement') await liftHold(work, contactId, kind)
}

export async function setPreferences(work: Work, contactId: string, preferences: ContactPreferences): Promise<void> {
  if (preferences.zone !== null && !TimeZone.safeParse(preferences.zone).success) {
    fail('invalid', 'time_zone', { field: 'preferences.zone' })
  }
  const rules = await rulesOfContact(work, contactId)
  await saveContactRules(work.tx, { ...rules, preferences })
  work.record(contactPreferencesSet, { contactId, data: { before: rules.preferences, after: preferences } })
}

/** Notes a call, a visit or a message on another channel; it counts from now on. */
export async function logContact(
  work: Work,
  contactId: string,
  input: Pick<LoggedContact, 'channel' | 'answered' | 'note'> & { at: number | null; byId: string | null },
): Promise<void> {
  const at = input.at ?? work.now
  if (at > work.now + clockLeadMs || at < work.now - oldestLoggedMs) fail('invalid', 'logged_when', { field: 'at' })
  const id = work.newId()
  const { channel, answered, note, byId } = input
  await insertLogged(work.tx, { id, workspaceId: work.workspaceId, contactId, at, channel, answered, note, byId })
  work.record(contactLogged, { contactId, data: { loggedId: id, channel, answered } })
}

/** Two contacts were found to be one person: whoever of them asked for less, is heard. */
export async function mergeContactRules(work: Work, { id, data }: Recorded<typeof contactMerged>): Promise<void> {
  const { fromContactId: from, intoContactId: into } = data
  await notePart(work, id, 'logged', await giveLogged(work.tx, from, into))
  const given = await findContactRules(work.tx, from)
  const before = [given, await findContactRules(work.tx, into)].filter((row) => row !== null)
  await noteBefore(
    work,
    id,
    'rulesBefore',
    before.map((row) => ({ id: row.contactId, data: row })),
  )
  if (!given) return
  const kept = await rulesOfContact(work, into)
  await saveContactRules(work.tx, together(kept, given))
  await forgetContactRules(work.tx, from)
}

/** What holds of two who are one: whoever asked for less, is heard. */
export function together(kept: ContactRulesRow, given: ContactRulesRow): ContactRulesRow {
  const earlier = [given, kept].filter(({ optedOutAt }) => optedOutAt !== null).sort(byOptOut)[0]
  const ownKinds = new Set(kept.holds.map(({ kind }) => kind))
  return {
    ...kept,
    optedOutAt: earlier?.optedOutAt ?? null,
    optedOutMessageId: earlier?.optedOutMessageId ?? null,
    confirmed: kept.confirmed ?? given.confirmed,
    holds: [...kept.holds, ...given.holds.filter(({ kind }) => !ownKinds.has(kind))],
    preferences: {
      zone: kept.preferences.zone ?? given.preferences.zone,
      channels: kept.preferences.channels ?? given.preferences.channels,
      ownHours: kept.preferences.ownHours ?? given.preferences.ownHours,
      ownMax: kept.preferences.ownMax ?? given.preferences.ownMax,
      // What was kept before languages were has none.
      language: kept.preferences.language ?? given.preferences.language ?? null,
    },
  }
}

const byOptOut = (a: ContactRulesRow, b: ContactRulesRow): number => (a.optedOutAt ?? 0) - (b.optedOutAt ?? 0)
