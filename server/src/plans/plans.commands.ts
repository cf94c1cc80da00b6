import {
  acceptPlan as acceptPlanCommand,
  cancelPlan as cancelPlanCommand,
  proposePlan as proposePlanCommand,
} from '@aldia/shared/plan.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { savedRecord } from '#base/work.ts'
import { acceptPlan, cancelPlan, type PlanParts, proposePlan } from '#plans/plans.ts'

export function planCommands(parts: PlanParts): readonly HandledCommand[] {
  return [
    handle(proposePlanCommand, 'work_cards', async (work, input, by) =>
      savedRecord('plans', await proposePlan(work, parts, { ...input, createdById: by.userId })),
    ),
    handle(acceptPlanCommand, 'work_cards', async (work, input) => {
      await acceptPlan(work, parts, input)
      return savedRecord('plans', input.planId)
    }),
    handle(cancelPlanCommand, 'work_cards', async (work, { planId, reason }) => {
      await cancelPlan(work, planId, reason)
      return savedRecord('plans', planId)
    }),
  ]
}
