import { dayIn } from '@aldia/shared/dates.ts'
import type { ImportGuess, ImportRole } from '@aldia/shared/import.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { debtsByReferences } from '#imports/imports.reads.ts'
import { type ImportRecord, type RowRecord, rolesOfShape } from '#imports/imports.store.ts'
import { shapeOf } from '#imports/imports.ts'
import { fold } from '#imports/reading/cells.ts'
import type { ReadList, ReadRow } from '#imports/reading/list.ts'
import { readInThread, type SourceGuess } from '#imports/reading/reading.ts'

/** Reads a list as the person said, as lists with its headers were read before, or as guessed. */
export async function readImport(
  reader: Reader,
  workspace: Workspace,
  row: ImportRecord,
  content: Uint8Array,
  now: number,
): Promise<{ guess: ImportGuess; list: ReadList }> {
  const about = {
    country: workspace.country,
    currency: workspace.currency,
    today: dayIn(workspace.timeZone, now),
  }
  const read = (roles: readonly ImportRole[] | null) => readInThread({ content, about, roles })
  const first = await read(row.roles)
  const shape = row.roles === null ? shapeOf(first.list.headers) : null
  const remembered = shape === null ? null : await rolesOfShape(reader, workspace.id, shape)
  const isOther = remembered !== null && remembered.join() !== first.list.roles.join()
  const { list, source } = isOther ? await read(remembered) : first
  return { guess: guessOf(list, source), list }
}

function guessOf(list: ReadList, source: SourceGuess): ImportGuess {
  const { layout, headers, decimalMark, dayOrder, sheets } = list
  const roles = list.roles.map((role): ImportRole => (role === 'day' || role === 'balance' ? 'skip' : role))
  return { ...source, layout, headers: [...headers], roles, decimalMark, dayOrder, sheets: [...sheets] }
}

/** Rows as they are stored, with what the books know of their references. */
export async function rowsToStore(
  reader: Reader,
  about: { workspaceId: string; importId: string },
  rows: readonly { row: ReadRow; rowNo: number }[],
): Promise<RowRecord[]> {
  const references = rows.flatMap(({ row }) => (row.kind === 'debt' && row.debt.reference ? [row.debt.reference] : []))
  const known = new Map(
    (await debtsByReferences(reader, about.workspaceId, references)).map((debt) => [debt.reference, debt]),
  )
  return rows.map(({ row, rowNo }) => {
    const debt = row.kind === 'debt' ? row.debt : null
    const book = debt?.reference ? known.get(debt.reference) : undefined
    return {
      importId: about.importId,
      rowNo,
      line: row.line,
      sheet: row.sheet,
      cells: [...row.cells].slice(0, 50),
      kind: row.kind === 'ignored' ? 'ignored' : row.faults.length > 0 ? 'bad' : 'good',
      why: row.kind === 'ignored' ? row.why : null,
      faults: row.kind === 'debt' ? [...row.faults] : [],
      debt,
      referenceKey: debt?.reference ? fold(debt.reference) : null,
      known:
        book === undefined || debt?.amountMinor == null
          ? null
          : debt.amountMinor < book.balanceMinor
            ? 'lower'
            : debt.amountMinor > book.balanceMinor
              ? 'higher'
              : 'same',
      outcome: null,
      debtId: null,
      contactId: null,
      booked: null,
    }
  })
}
