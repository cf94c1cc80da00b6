import {
  meantByDebt,
  meantByPlan,
  meantByPromise,
  meantBySettlement,
  settlementReached,
} from '@aldia/shared/payment-purpose.ts'
import { theirs } from '#contacts/theirs.ts'
import { debtsOfContact } from '#debts/ledger.ts'
import type { BookingParts } from '#payments/payments.ts'
import { instalmentsOf, plansOfContact } from '#plans/plans.ts'
import { promisesOfContact } from '#promises/promises.ts'
import { settlementsOfContact } from '#settlements/settlements.ts'

/** For which debts money is meant, and how much of it. What it was made for must be this person's. */
export const meantFor: NonNullable<BookingParts['meantFor']> = async (tx, { contactId, on, amount, purpose }) => {
  switch (purpose?.kind) {
    case undefined: {
      const reached = settlementReached(await settlementsOfContact(tx, contactId), { ...amount, on })
      return reached && meantBySettlement(reached, on)
    }
    case 'debt': {
      const debts = await debtsOfContact(tx, contactId)
      const named = debts.find(({ id }) => id === purpose.debtId)
      return meantByDebt(theirs(named, contactId, { what: 'debt', field: 'purpose.debtId' }).id)
    }
    case 'plan': {
      const named = (await plansOfContact(tx, contactId)).find(({ id }) => id === purpose.planId)
      const plan = theirs(named, contactId, { what: 'plan', field: 'purpose.planId' })
      return meantByPlan({ ...plan, instalments: await instalmentsOf(tx, [plan.id]) }, on)
    }
    case 'promise': {
      const named = (await promisesOfContact(tx, contactId)).find(({ id }) => id === purpose.promiseId)
      return meantByPromise(theirs(named, contactId, { what: 'promise', field: 'purpose.promiseId' }))
    }
    case 'settlement': {
      const named = (await settlementsOfContact(tx, contactId)).find(({ id }) => id === purpose.settlementId)
      const settlement = theirs(named, contactId, { what: 'settlement', field: 'purpose.settlementId' })
      return meantBySettlement(settlement, on)
    }
  }
}
