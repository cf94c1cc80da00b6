import type { InputOf } from '@aldia/shared/command.ts'
import { type ContactPolicy, contactPolicyChanged } from '@aldia/shared/contact-policy.ts'
import { type Country, countries } from '@aldia/shared/country.ts'
import type { Language } from '@aldia/shared/language.ts'
import { needsLegalWord } from '@aldia/shared/legal-word.ts'
import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import { hasHours, policyOfCountry, rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import {
  type UndoSendSeconds,
  updateMoneySettings,
  type updateWorkspace,
  type Workspace,
  workspaceOpened,
  workspaceUpdated,
} from '@aldia/shared/workspace.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { findWorkspace, insertWorkspace, saveContactPolicy, saveWorkspace } from '#workspaces/workspaces.store.ts'

export { findWorkspace, workspaceIds } from '#workspaces/workspaces.store.ts'

/** Opens a business; what is not given comes from its country. */
export async function openWorkspace(
  work: Work,
  business: {
    name: string
    country: Country
    timeZone?: string | undefined
    currency?: string | undefined
    language?: Language | undefined
    undoSendSeconds?: UndoSendSeconds | undefined
  },
): Promise<Workspace> {
  const proposed = countries[business.country]
  const workspace: Workspace = {
    id: work.workspaceId,
    seq: work.seq,
    name: business.name,
    country: business.country,
    timeZone: business.timeZone ?? proposed.timeZone,
    currency: business.currency ?? proposed.currency,
    language: business.language ?? proposed.language,
    address: 'usted',
    money: proposedMoneySettings,
    contactPolicy: policyOfCountry(business.country),
    undoSendSeconds: business.undoSendSeconds ?? 10,
    remindersPausedAt: null,
  }
  await insertWorkspace(work.tx, { ...workspace, contactPolicy: null, createdAt: work.now })
  work.touch('workspaces', workspace.id)
  work.record(workspaceOpened, { data: {} })
  return workspace
}

/** What is left out stays as it is. */
type PolicyChange = { readonly [K in Exclude<keyof ContactPolicy, 'version'>]?: ContactPolicy[K] | undefined }

/** Changes the contact policy as it was looked at; another version means that somebody was faster. */
export async function changeContactPolicy(
  work: Work,
  input: { version: number; change: PolicyChange },
): Promise<ContactPolicy> {
  const { contactPolicy: before, country } =
    (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  if (before.version !== input.version) fail('conflict', 'policy_changed')
  const given = Object.fromEntries(Object.entries(input.change).filter(([, value]) => value !== undefined))
  const after: ContactPolicy = { ...before, ...given, version: before.version + 1 }
  // Own hours that never meet those of the law would be a rule under which nothing ever leaves.
  if (!hasHours(rulesOfPolicy(after, country))) fail('invalid', 'windows_empty', { field: 'change.windows' })
  await saveContactPolicy(work.tx, { workspaceId: work.workspaceId, seq: work.seq, contactPolicy: after })
  work.touch('workspaces', work.workspaceId)
  work.record(contactPolicyChanged, { data: { before, after } })
  return after
}

/** No reminder leaves any more, or they do again. Answers whether that is new. */
export async function setRemindersPaused(work: Work, isPaused: boolean): Promise<boolean> {
  const before = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  if ((before.remindersPausedAt !== null) === isPaused) return false
  await saveWorkspace(work.tx, { ...before, remindersPausedAt: isPaused ? work.now : null, seq: work.seq })
  work.touch('workspaces', work.workspaceId)
  return true
}

/** Changes what is given of a business. Its zone and country rule what waits to leave, which whoever calls this sees to (outbox). */
export async function changeWorkspace(
  work: Work,
  input: InputOf<typeof updateWorkspace>,
): Promise<{ before: Workspace; after: Workspace }> {
  const before = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const after: Workspace = {
    ...before,
    name: input.name ?? before.name,
    country: input.country ?? before.country,
    timeZone: input.timeZone ?? before.timeZone,
    currency: input.currency ?? before.currency,
    language: input.language ?? before.language,
    address: input.address ?? before.address,
    undoSendSeconds: input.undoSendSeconds ?? before.undoSendSeconds,
    seq: work.seq,
  }
  await saveWorkspace(work.tx, after)
  work.touch('workspaces', after.id)
  work.record(workspaceUpdated, { data: { before, after } })
  return { before, after }
}

export const workspaceCommands: readonly HandledCommand[] = [
  handle(updateMoneySettings, 'manage_money', async (work, { isLegal, ...input }) => {
    const before = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
    if (!isLegal && input.defaultTerms && needsLegalWord(input.defaultTerms, before.money.defaultTerms))
      fail('invalid', 'terms_not_confirmed', { field: 'isLegal' })
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const after: Workspace = { ...before, money: { ...before.money, ...given }, seq: work.seq }
    await saveWorkspace(work.tx, after)
    work.touch('workspaces', after.id)
    work.record(workspaceUpdated, { data: { before: { money: before.money }, after: { money: after.money } } })
    return after
  }),
]
