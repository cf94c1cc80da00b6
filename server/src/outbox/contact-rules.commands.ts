import {
  holdContact,
  liftHold as liftHoldCommand,
  liftOptOut as liftOptOutCommand,
  logContact as logContactCommand,
  optOutContact,
  setContactPreferences,
  updateContactPolicy,
} from '@aldia/shared/contact-policy.ts'
import {
  confirmPerson as confirmPersonCommand,
  tiePerson as tiePersonCommand,
  unconfirmPerson as unconfirmPersonCommand,
  untiePerson as untiePersonCommand,
} from '@aldia/shared/contact-tie.ts'
import { updateWorkspace } from '@aldia/shared/workspace.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { theirs } from '#contacts/theirs.ts'
import { conversationsOfContact, messageFacts } from '#conversations/own-messages.ts'
import { findFile } from '#files/files.ts'
import { silence } from '#outbox/opt-out.ts'
import { releaseHeld } from '#outbox/outbox.store.ts'
import { type OutboxParts, refuseOthersFile } from '#outbox/send-message.ts'
import { hold, liftHold, liftOptOut, logContact, optOut, setPreferences } from '#policy/contact-rules.ts'
import { confirmPerson, tiePerson, unconfirmPerson, untiePerson } from '#policy/ties.ts'
import { changeContactPolicy, changeWorkspace } from '#workspaces/workspaces.ts'

// What people decide about writing to debtors. What waits to leave is ruled on anew after each of them.

export function contactRulesCommands(parts: OutboxParts): readonly HandledCommand[] {
  const about = async (work: Work, cardId: string): Promise<string> =>
    (await parts.contactOfCard(work.tx, work.workspaceId, cardId)) ?? fail('not_found', 'card', { field: 'cardId' })
  /** Answers the card after a verb about its person. */
  const ruled = async (work: Work, cardId: string, verb: (contactId: string) => Promise<unknown>) => {
    const contactId = await about(work, cardId)
    await verb(contactId)
    await ruleAnew(work, parts, contactId)
    return { cardId }
  }
  return [
    handle(updateContactPolicy, 'manage_workspace', async (work, input) => {
      const policy = await changeContactPolicy(work, input)
      await ruleAnew(work, parts, null)
      return policy
    }),
    // Hours and holidays are those of the zone and the country.
    handle(updateWorkspace, 'manage_workspace', async (work, input) => {
      const { before, after } = await changeWorkspace(work, input)
      if (before.timeZone !== after.timeZone || before.country !== after.country) await ruleAnew(work, parts, null)
      return after
    }),
    handle(optOutContact, 'work_cards', (work, { cardId }) =>
      ruled(work, cardId, async (contactId) => {
        if (!(await optOut(work, contactId, null))) fail('conflict', 'opted_out_already')
        await silence(work, parts, contactId)
      }),
    ),
    handle(liftOptOutCommand, 'manage_board', (work, { cardId, reason }) =>
      ruled(work, cardId, (contactId) => liftOptOut(work, contactId, reason)),
    ),
    handle(holdContact, 'work_cards', (work, { cardId, ...input }, by) =>
      ruled(work, cardId, async (contactId) => {
        if (input.kind === 'mediation' && input.mediation === null) {
          fail('invalid', 'mediation_incomplete', { field: 'mediation' })
        }
        for (const fileId of input.dispute?.evidenceFileIds ?? []) {
          if (!(await findFile(work.tx, work.workspaceId, fileId))) {
            fail('not_found', 'file', { field: 'dispute.evidenceFileIds' })
          }
          await refuseOthersFile(work, contactId, fileId)
        }
        if (input.messageId !== null) {
          const message = await messageFacts(work.tx, work.workspaceId, input.messageId)
          theirs(message, contactId, { what: 'message', field: 'messageId' })
        }
        await hold(work, contactId, { ...input, byId: by.userId })
      }),
    ),
    handle(confirmPersonCommand, 'work_cards', (work, { cardId, how }, by) =>
      ruled(work, cardId, (contactId) => confirmPerson(work, contactId, { how, byId: by.userId })),
    ),
    handle(unconfirmPersonCommand, 'work_cards', (work, { cardId }) =>
      ruled(work, cardId, (contactId) => unconfirmPerson(work, contactId)),
    ),
    handle(tiePersonCommand, 'work_cards', async (work, { cardId, debtorCardId, role }, by) => {
      const contactId = await about(work, cardId)
      const debtorContactId =
        (await parts.contactOfCard(work.tx, work.workspaceId, debtorCardId)) ??
        fail('not_found', 'card', { field: 'debtorCardId' })
      const tieId = await tiePerson(work, { contactId, debtorContactId, role, byId: by.userId })
      for (const each of [contactId, debtorContactId]) await ruleAnew(work, parts, each)
      return { tieId }
    }),
    handle(untiePersonCommand, 'work_cards', async (work, { tieId }) => {
      const tie = await untiePerson(work, tieId)
      for (const each of [tie.contactId, tie.debtorContactId]) await ruleAnew(work, parts, each)
      return { tieId }
    }),
    handle(liftHoldCommand, 'work_cards', (work, { cardId, kind }) =>
      ruled(work, cardId, (contactId) => liftHold(work, contactId, kind)),
    ),
    handle(setContactPreferences, 'work_cards', (work, { cardId, preferences }) =>
      ruled(work, cardId, (contactId) => setPreferences(work, contactId, preferences)),
    ),
    handle(logContactCommand, 'work_cards', (work, { cardId, ...input }, by) =>
      ruled(work, cardId, (contactId) => logContact(work, contactId, { ...input, byId: by.userId })),
    ),
  ]
}

/** Rows that the policy has wait are due at once, so that the sender asks the gate again. `contactId` null: of everybody. */
async function ruleAnew(work: Work, parts: OutboxParts, contactId: string | null): Promise<void> {
  const conversationIds =
    contactId === null ? null : (await conversationsOfContact(work, contactId)).map(({ id }) => id)
  const accounts = await releaseHeld(work.tx, { workspaceId: work.workspaceId, conversationIds, now: work.now })
  work.afterCommit(() => {
    for (const accountId of accounts) parts.wakeSender(accountId)
  })
}
