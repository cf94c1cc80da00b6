import {
  agreeSettlement as agreeSettlementCommand,
  cancelSettlement as cancelSettlementCommand,
} from '@aldia/shared/settlement.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { savedRecord } from '#base/work.ts'
import { agreeSettlement, cancelSettlement, type SettlementParts } from '#settlements/settlements.ts'

export function settlementCommands(parts: SettlementParts): readonly HandledCommand[] {
  return [
    handle(agreeSettlementCommand, 'work_cards', async (work, input, by) =>
      savedRecord('settlements', await agreeSettlement(work, parts, { ...input, createdById: by.userId })),
    ),
    handle(cancelSettlementCommand, 'work_cards', async (work, { settlementId, reason }) => {
      await cancelSettlement(work, settlementId, reason)
      return savedRecord('settlements', settlementId)
    }),
  ]
}
