import { cardAssigned, cardMoved, undoEvent } from '@aldia/shared/card.ts'
import { contactMerged } from '@aldia/shared/contact.ts'
import { contactHeld, contactHoldLifted } from '@aldia/shared/contact-policy.ts'
import { contactConfirmed, contactTied, contactUntied } from '@aldia/shared/contact-tie.ts'
import { debtAdded, debtWrittenOff } from '@aldia/shared/debt.ts'
import type { EventDefinition } from '@aldia/shared/event.ts'
import { paymentClaimed, paymentConfirmed, paymentRejected } from '@aldia/shared/payment.ts'
import { planAccepted, planProposed } from '@aldia/shared/plan.ts'
import { promiseCancelled, promiseRecorded } from '@aldia/shared/promise.ts'
import { settlementAgreed, settlementCancelled } from '@aldia/shared/settlement.ts'
import { stageArchived, stageUpdated } from '@aldia/shared/stage.ts'
import { contactTagged, contactUntagged, tagMerged, tagRemoved, tagUpdated } from '@aldia/shared/tag.ts'
import { mayUndo, undoRights } from '@aldia/shared/undo-rights.ts'
import { mayDo, Role } from '@aldia/shared/user.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeMoney } from '#account.wiring.ts'
import { appendEvents } from '#base/events.store.ts'
import { newId } from '#base/ids.ts'
import { boardCommands } from '#board/board.commands.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { inverses, undoCommands } from '#history/undo.ts'
import { contactRulesCommands } from '#outbox/contact-rules.commands.ts'
import { tagCommands } from '#tags/tags.commands.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

/** Every kind of event that may be taken back, and the commands that bring it about. */
const doneBy: [EventDefinition, string[]][] = [
  [cardMoved, ['card.move']],
  [cardAssigned, ['card.assign']],
  [stageUpdated, ['stage.update']],
  [stageArchived, ['stage.archive']],
  [tagUpdated, ['tag.update']],
  [tagMerged, ['tag.merge']],
  [tagRemoved, ['tag.remove']],
  [contactTagged, ['card.tag']],
  [contactUntagged, ['card.untag']],
  [contactMerged, ['contact.merge', 'contact.answerLikeness']],
  [contactHeld, ['contact.hold']],
  [contactHoldLifted, ['contact.liftHold']],
  [contactConfirmed, ['contact.confirmPerson']],
  [contactTied, ['contact.tie']],
  [contactUntied, ['contact.untie']],
  [debtAdded, ['debt.add']],
  [debtWrittenOff, ['debt.writeOff']],
  [paymentConfirmed, ['payment.record', 'payment.confirm']],
  [paymentClaimed, ['payment.record']],
  [paymentRejected, ['payment.reject']],
  [promiseRecorded, ['promise.record']],
  [promiseCancelled, ['promise.cancel']],
  [planProposed, ['plan.propose']],
  [planAccepted, ['plan.accept']],
  [settlementAgreed, ['settlement.agree']],
  [settlementCancelled, ['settlement.cancel']],
]

let shop: TestWorkspace

beforeEach(async () => {
  shop = await testWorkspace()
})
afterEach(() => shop.dispose())

const commands = () => [
  ...boardCommands({} as Parameters<typeof boardCommands>[0]),
  ...tagCommands,
  ...contactCommands({} as Parameters<typeof contactCommands>[0]),
  ...contactRulesCommands({} as Parameters<typeof contactRulesCommands>[0]),
  ...makeMoney({ database: shop.database, files: { pathOf: () => '' }, contactOfCard: async () => null }).commands,
]

test('what may be taken back is known by the page, by the verbs and here', () => {
  const here = doneBy.map(([{ type }]) => type).sort()
  expect(Object.keys(undoRights).sort()).toEqual(here)
  expect([...inverses.keys()].sort()).toEqual(here)
})

test.each(doneBy.flatMap(([{ type }, names]) => Role.options.map((role) => ({ type, role, names }))))(
  '$role and an event of the kind $type: only who may do it may take it back',
  async ({ type, role, names }) => {
    for (const name of names) {
      const { needs } = commandNamed(commands(), name)
      const mayDoIt = needs === 'signed_in' || mayDo(role, needs)
      // Never more, and for everything but merging people just the same.
      if (type === contactMerged.type) expect(mayUndo(role, type)).toBe(role === 'owner')
      else expect(mayUndo(role, type)).toBe(mayDoIt)
    }
    const eventId = await recorded(type)
    const attempt = shop.run(commandNamed(undoCommands, undoEvent.name), await shop.person(role), { eventId })
    const refusal = await attempt.then(
      () => null,
      ({ code }: { code?: string }) => code ?? 'failed',
    )
    expect(refusal === 'forbidden').toBe(!mayUndo(role, type))
  },
)

/** An event that says nothing: whoever may not take it back is refused before anybody looks at it. */
async function recorded(type: string): Promise<string> {
  const { database, workspaceId, clock } = shop
  const id = newId(clock.now())
  const event = { id, type, contactId: null, data: {}, undoable: true, actor: { kind: 'system' as const } }
  const about = { workspaceId, seq: 1, now: clock.now(), recorded: [event] }
  await database.write(workspaceId, (tx) => appendEvents(tx, about))
  return id
}
