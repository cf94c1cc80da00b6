import { z } from 'zod'
import { tieRoles } from '#policy/rules.ts'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant } from './ids.ts'

// Whom one writes to: whether it is known that it is them, and to whose debts they are tied.

const OfCard = z.object({ cardId: Id })

/** How it became known that this is the person: it is kept with who confirmed it and when. */
export const ConfirmedHow = z.enum(['answered', 'voice', 'inPerson', 'contract', 'document', 'other'])
export type ConfirmedHow = z.infer<typeof ConfirmedHow>

export const ConfirmedPerson = z.object({ how: ConfirmedHow, at: Instant, byId: Id.nullable() })
export type ConfirmedPerson = z.infer<typeof ConfirmedPerson>

export const TieRole = z.enum(tieRoles)
export type TieRole = z.infer<typeof TieRole>

/** Somebody who is tied to another person's debts, seen from one of both cards. */
export const TieView = z.object({
  id: Id,
  role: TieRole,
  /** The other card, and what its person is called; null: it has no card. */
  cardId: Id.nullable(),
  name: z.string().nullable(),
  /** Whether the other one is the debtor. */
  isDebtor: z.boolean(),
  /** Whether contacts with both count together. */
  sharesCount: z.boolean(),
})
export type TieView = z.infer<typeof TieView>

/** Somebody knows that this is the person. What was said of a wrong number is over. */
export const confirmPerson = command('contact.confirmPerson', {
  input: OfCard.extend({ how: ConfirmedHow }),
  output: OfCard,
})
/** It is not known any more. */
export const unconfirmPerson = command('contact.unconfirmPerson', { input: OfCard, output: OfCard })
/** Ties the person of a card to what the person of another card owes. */
export const tiePerson = command('contact.tie', {
  input: OfCard.extend({ debtorCardId: Id, role: TieRole }),
  output: z.object({ tieId: Id }),
})
export const untiePerson = command('contact.untie', { input: z.object({ tieId: Id }), output: z.object({ tieId: Id }) })

export const contactConfirmed = event('contact.confirmed', z.object({ how: ConfirmedHow }))
export const contactUnconfirmed = event('contact.unconfirmed', z.object({}))
/** The event stands with the person who is tied; `debtorContactId` is whose debt it is. */
export const contactTied = event('contact.tied', z.object({ tieId: IdRef, debtorContactId: IdRef, role: TieRole }))
export const contactUntied = event('contact.untied', z.object({ tieId: IdRef, debtorContactId: IdRef, role: TieRole }))
