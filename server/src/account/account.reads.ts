import type { Account } from '@aldia/shared/account.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import { addAmounts, isAccountUnit, negated } from '@aldia/shared/money.ts'
import type { Reader } from '#base/database/database.ts'
import { readSeq } from '#base/events.store.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { calendarForContact } from '#calendars/calendars.ts'
import { presentDebts, presentEntries } from '#debts/debt-records.ts'
import { debtsOfContact, entriesOfContact, unitRateOn } from '#debts/debts.store.ts'
import { presentPayments } from '#payments/payment-records.ts'
import { paymentsOfContact } from '#payments/payments.store.ts'
import { presentPlans } from '#plans/plan-records.ts'
import { plansOfContact } from '#plans/plans.store.ts'
import { presentPromises } from '#promises/promise-records.ts'
import { promisesOfContact } from '#promises/promises.store.ts'
import { presentSettlements } from '#settlements/settlement-records.ts'
import { settlementsOfContact } from '#settlements/settlements.store.ts'
import { findWorkspace } from '#workspaces/workspaces.store.ts'

/** Everything about one person's money; null when there is no such workspace. */
export async function readAccount(
  reader: Reader,
  about: { workspaceId: string; contactId: string; now: number },
): Promise<Account | null> {
  const { workspaceId, contactId } = about
  // Read first: what is committed meanwhile arrives as news and replaces what is older.
  const seq = await readSeq(reader, workspaceId)
  const workspace = await findWorkspace(reader, workspaceId)
  if (!workspace) return null
  const today = dayIn(workspace.timeZone, about.now)
  const entries = await entriesOfContact(reader, contactId)
  const debts = await presentDebts(reader, workspaceId, await debtsOfContact(reader, contactId), cardIdsOfContacts)
  const units = [...new Set(debts.map(({ currency }) => currency))].filter(isAccountUnit)
  const rates = await Promise.all(
    units.map(async (unit) => {
      const rate = await unitRateOn(reader, workspaceId, unit, today)
      return rate === null ? [] : [{ unit, ...rate }]
    }),
  )
  const { holidays } = await calendarForContact(reader, workspace, contactId)
  const credits = entries.filter(({ debtId }) => debtId === null)
  return {
    seq,
    debts,
    entries: (await presentEntries(reader, entries, cardIdsOfContacts)).toReversed(),
    payments: await presentPayments(reader, workspaceId, await paymentsOfContact(reader, contactId), cardIdsOfContacts),
    promises: await presentPromises(reader, await promisesOfContact(reader, contactId), cardIdsOfContacts),
    plans: await presentPlans(reader, await plansOfContact(reader, contactId), cardIdsOfContacts),
    settlements: await presentSettlements(
      reader,
      (await settlementsOfContact(reader, contactId)).toReversed(),
      cardIdsOfContacts,
    ),
    credit: negated(addAmounts(...credits.map(({ currency, amountMinor }) => ({ [currency]: amountMinor })))),
    rates: rates.flat(),
    holidays: [...holidays].filter((day) => addDays(today, -31) <= day && day <= addDays(today, 731)).sort(),
  }
}
