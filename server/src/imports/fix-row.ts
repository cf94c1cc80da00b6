import { dayIn } from '@aldia/shared/dates.ts'
import type { fixImportRow, ImportFault, ImportRow } from '@aldia/shared/import.ts'
import type { z } from 'zod'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { findRow, isReferenceTaken, type RowRecord, saveRow } from '#imports/imports.store.ts'
import { inState, rowView } from '#imports/imports.ts'
import { readAmountText } from '#imports/reading/amount-cell.ts'
import { fold } from '#imports/reading/cells.ts'
import { readDayText } from '#imports/reading/day-cell.ts'
import type { ReadDebt } from '#imports/reading/list.ts'
import { readPhoneCell } from '#imports/reading/phone-cell.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

type Fix = z.output<typeof fixImportRow.input>

/** Corrects a row with what a person typed, read as the list itself was. */
export async function fixRow(work: Work, fix: Fix): Promise<ImportRow> {
  const { guess } = await inState(work, fix.importId, 'draft')
  const row = (await findRow(work.tx, fix.importId, fix.rowNo)) ?? fail('not_found', 'import')
  if (fix.leaveOut) return stored(work, row, { kind: 'ignored', why: 'leftOut', faults: [] })
  if (!row.debt) fail('conflict', 'import_row_ignored')
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const { country } = workspace
  const debt: { -readonly [K in keyof ReadDebt]: ReadDebt[K] } = { ...row.debt }
  const faults = new Set(row.faults)
  const judge = (fault: ImportFault | null, ...gone: ImportFault[]) => {
    for (const one of gone) faults.delete(one)
    if (fault !== null) faults.add(fault)
  }
  if (fix.name !== undefined) debt.name = fix.name.trim() || null
  if (fix.concept !== undefined) debt.concept = fix.concept.trim() || null
  if (fix.phone !== undefined) {
    const read = readPhoneCell({ text: fix.phone }, country)
    debt.phoneE164 = 'phone' in read ? read.phone : null
    judge('problem' in read && read.problem === 'invalid' ? 'phoneInvalid' : null, 'phoneInvalid')
  }
  if (fix.dueOn !== undefined) {
    const today = dayIn(workspace.timeZone, work.now)
    const read = readDayText(fix.dueOn, { order: guess?.dayOrder ?? 'dayFirst', today })
    debt.dueOn = 'day' in read ? read.day : null
    judge(
      'day' in read ? null : read.problem === 'missing' ? 'dateMissing' : 'dateInvalid',
      'dateMissing',
      'dateInvalid',
    )
  }
  if (fix.amount !== undefined) {
    const style = { country, currency: debt.currency, decimalMark: guess?.decimalMark ?? null, times: 1 }
    const read = readAmountText(fix.amount, style)
    debt.amountMinor = 'problem' in read ? null : read.amountMinor
    if ('currency' in read) debt.currency = read.currency
    const fault = debt.amountMinor === null ? 'amountUnreadable' : debt.amountMinor <= 0 ? 'amountNotPositive' : null
    judge(fault, 'amountUnreadable', 'amountNotPositive')
  }
  if (fix.reference !== undefined) debt.reference = fix.reference.trim() || null
  const referenceKey = debt.reference === null ? null : fold(debt.reference)
  const isTaken = referenceKey !== null && (await isReferenceTaken(work.tx, row, referenceKey))
  judge(isTaken ? 'duplicateReference' : null, 'duplicateReference')
  return stored(work, row, { debt, referenceKey, faults: [...faults], kind: faults.size === 0 ? 'good' : 'bad' })
}

async function stored(work: Work, row: RowRecord, set: Partial<RowRecord>): Promise<ImportRow> {
  await saveRow(work.tx, row, set)
  return rowView({ ...row, ...set })
}
