import { z } from 'zod'

/** How far apart instalments are. `biweekly`: every 14 days. `quincena`: the 15th and the last day of each month, when wages are paid. */
export const PlanRhythm = z.enum(['weekly', 'biweekly', 'every_15_days', 'quincena', 'monthly'])
export type PlanRhythm = z.infer<typeof PlanRhythm>
