import type { Reader } from '#base/database/database.ts'
import type { Work } from '#base/work.ts'
import { removeCard } from '#board/cards.ts'
import { cancelDebt, reverseEntry } from '#debts/debts.ts'
import { debtsBuiltOn, hasOther } from '#imports/imports.reads.ts'
import { type ImportRecord, type RowRecord, rowsBooked, saveRow } from '#imports/imports.store.ts'
import { annul } from '#payments/payments.ts'

/** Whether something was built on what an import brought: a payment, an edit, a promise, a plan. */
export async function debtsBuiltOnImport(tx: Reader, { id, appliedAt, createdAt }: ImportRecord): Promise<boolean> {
  for (let after = -1; ; ) {
    const rows = await rowsBooked(tx, id, after, 400)
    const last = rows.at(-1)
    if (!last) return false
    const own = rows.filter(({ outcome }) => outcome === 'added' || outcome === 'raised' || outcome === 'paid')
    const isBuiltOn = await debtsBuiltOn(tx, {
      debtIds: own.flatMap(({ debtId, outcome }) => (debtId !== null && outcome === 'added' ? [debtId] : [])),
      contactIds: own.flatMap(({ contactId }) => contactId ?? []),
      since: appliedAt ?? createdAt,
      except: own.flatMap(({ booked }) => [booked?.entryId, booked?.paymentId].filter((one) => one !== undefined)),
    })
    if (isBuiltOn) return true
    after = last.rowNo
  }
}

/** Takes back what became of a row; the card that was made for it goes in a second step, when its debts are gone. */
export async function undoRow(work: Work, row: RowRecord): Promise<void> {
  const { outcome, debtId, booked } = row
  if (outcome === 'added' && debtId !== null) await cancelDebt(work, debtId, null)
  if (outcome === 'raised' && booked?.entryId !== undefined) await reverseEntry(work, booked.entryId, 'import')
  if (outcome === 'paid' && booked?.paymentId !== undefined) await annul(work, booked.paymentId, null, 'annulled')
  await saveRow(work.tx, row, { outcome: null })
}

/** A card that an import made and nobody has used since is taken off the board. */
export async function undoCard(work: Work, row: RowRecord): Promise<void> {
  const { contactId, booked } = row
  if (contactId !== null && booked?.madeCard && !(await hasOther(work.tx, contactId))) await removeCard(work, contactId)
  await saveRow(work.tx, row, { debtId: null, contactId: null, booked: null })
}
