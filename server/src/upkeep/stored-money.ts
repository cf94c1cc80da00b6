import type { ChargeFacts, DaySpan } from '@aldia/shared/charges.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import type { Calculation } from '@aldia/shared/debt.ts'
import { restedByPlans } from '@aldia/shared/plan-rest.ts'

// Rows of money as a database file or server tells them when it is asked from outside the program.

/** Asks the database; JSON may come as text, and whole numbers too. */
export type Ask = <T>(query: string) => Promise<T[]>

export type StoredEntry = Omit<ChargeFacts['entries'][number], 'amountMinor' | 'calculation'> & {
  debtId: string
  amountMinor: number | string
  calculation: unknown
}
export interface StoredPlan {
  contactId: string
  debtIds: unknown
  acceptedAt: number | string
  status: string
  statusAt: number | string
}

export const plansThatRan = `select contact_id as "contactId", debt_ids as "debtIds", accepted_at as "acceptedAt", status, status_at as "statusAt"
  from plans where accepted_at is not null order by id`

export const read = (stored: unknown): unknown => (typeof stored === 'string' ? JSON.parse(stored) : stored)

export function readEntry<E extends StoredEntry>({ amountMinor, calculation, ...row }: E) {
  return { ...row, amountMinor: Number(amountMinor), calculation: read(calculation) as Calculation | null }
}

/** By debt: the days on which plans kept it from being charged. */
export function restsOf(rows: readonly StoredPlan[], timeZone: string): ReadonlyMap<string, readonly DaySpan[]> {
  return restedByPlans(
    rows.map(({ debtIds, acceptedAt, status, statusAt }) => ({
      debtIds: read(debtIds) as string[],
      acceptedOn: dayIn(timeZone, Number(acceptedAt)),
      endedOn: status === 'active' ? null : dayIn(timeZone, Number(statusAt)),
    })),
  )
}
