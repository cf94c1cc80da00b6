import {
  addDebt as addDebtCommand,
  adjustDebt as adjustDebtCommand,
  cancelDebt as cancelDebtCommand,
  editDebt as editDebtCommand,
  reverseEntry as reverseEntryCommand,
  writeOffDebts,
} from '@aldia/shared/debt.ts'
import {
  importUnitRates as importUnitRatesCommand,
  setUnitRate as setUnitRateCommand,
} from '@aldia/shared/unit-rate.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import {
  addDebt,
  adjustDebt,
  cancelDebt,
  contactOrRefuse,
  type DebtParts,
  editDebt,
  reverseEntry,
  writeOff,
} from '#debts/debts.ts'
import { importUnitRates, setUnitRate } from '#debts/unit-rates.ts'

export function debtCommands(parts: DebtParts): readonly HandledCommand[] {
  return [
    handle(addDebtCommand, 'work_cards', (work, input) => addDebt(work, parts, input)),
    handle(editDebtCommand, 'work_cards', editDebt),
    handle(cancelDebtCommand, 'work_cards', (work, { debtId, reason }) => cancelDebt(work, debtId, reason)),
    handle(adjustDebtCommand, 'work_cards', (work, input) => adjustDebt(work, parts, input)),
    handle(writeOffDebts, 'work_cards', async (work, { cardId, ...about }) => {
      const contactId = await contactOrRefuse(work, parts, cardId)
      await writeOff(work, parts, { contactId, ...about })
      return { cardId }
    }),
    handle(reverseEntryCommand, 'work_cards', (work, { entryId, reason }) => reverseEntry(work, entryId, reason)),
    handle(setUnitRateCommand, 'manage_money', setUnitRate),
    handle(importUnitRatesCommand, 'manage_money', importUnitRates),
  ]
}
