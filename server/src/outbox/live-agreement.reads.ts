import type { Agreement } from '@aldia/shared/policy/agreement.ts'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { instalments, plans } from '#plans/plans.tables.ts'
import { promises } from '#promises/promises.tables.ts'

/** What a debtor has agreed to and is still in time for: the open promise, and the day of the earliest open instalment of a live plan. */
export async function liveAgreement(tx: Reader, contactId: string): Promise<Agreement> {
  const [promise] = await tx
    .select({ dueOn: promises.dueOn, graceUntil: promises.graceUntil })
    .from(promises)
    .where(and(eq(promises.contactId, contactId), eq(promises.status, 'pending')))
    .limit(1)
  const [instalment] = await tx
    .select({ openOn: instalments.openOn })
    .from(instalments)
    .innerJoin(plans, eq(plans.id, instalments.planId))
    .where(and(eq(plans.contactId, contactId), eq(plans.status, 'active'), isNotNull(instalments.openOn)))
    .orderBy(asc(instalments.openOn))
    .limit(1)
  return { promise: promise ?? null, nextInstalmentOn: instalment?.openOn ?? null }
}
