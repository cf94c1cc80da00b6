import type { Reader } from '#base/database/database.ts'
import { paymentsByIds } from '#payments/payments.ts'
import type { PlanParts } from '#plans/plans.ts'

/** How the extra money of payments is to be used in a plan. */
export const planExtrasOf: PlanParts['planExtrasOf'] = async (tx: Reader, workspaceId, paymentIds) =>
  new Map((await paymentsByIds(tx, workspaceId, paymentIds)).map(({ id, planExtra }) => [id, planExtra]))
