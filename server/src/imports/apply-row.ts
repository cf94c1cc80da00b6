import { dayIn } from '@aldia/shared/dates.ts'
import { catalog } from '@aldia/shared/language.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import { cleanName } from '@aldia/shared/names.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import { openCard } from '#board/cards.ts'
import { addImported, contactFacts } from '#contacts/contacts.ts'
import { bookAdjustment, type DebtParts, enterDebt } from '#debts/debts.ts'
import { debtsOfContact } from '#debts/ledger.ts'
import { debtsByReferences } from '#imports/imports.reads.ts'
import { debtsTaken, type RowBooked, type RowRecord } from '#imports/imports.store.ts'
import type { KnownPeople } from '#imports/known-people.ts'
import type { ReadDebt } from '#imports/reading/list.ts'
import { type BookingParts, recordPayment } from '#payments/payments.ts'

/** What applying needs of the features below; handed in by app.ts. */
export interface ApplyParts {
  readonly debts: DebtParts
  readonly booking: BookingParts
}

export interface Applied extends Pick<RowRecord, 'outcome' | 'debtId' | 'contactId'> {
  readonly booked: RowBooked | null
}

const words = catalog({
  es: { debt: 'Deuda', raised: 'Saldo mayor en la lista importada', paid: 'Pagado según la lista importada' },
  pt: { debt: 'Dívida', raised: 'Saldo maior na lista importada', paid: 'Pago conforme a lista importada' },
  en: { debt: 'Debt', raised: 'Higher balance in the imported list', paid: 'Paid according to the imported list' },
})

/** Puts one good row into the books, or finds that they know it. The same row twice changes nothing. */
export async function applyRow(
  work: Work,
  parts: ApplyParts,
  row: RowRecord,
  about: { workspace: Workspace; people: KnownPeople; isPaidThere: boolean },
): Promise<Applied> {
  const { debt } = row
  if (!debt || debt.amountMinor === null || debt.dueOn === null) return refused
  const full = { ...debt, amountMinor: debt.amountMinor, dueOn: debt.dueOn }
  if (debt.reference !== null) {
    const [known] = await debtsByReferences(work.tx, work.workspaceId, [debt.reference])
    if (known) return follow(work, parts, full, known, about)
  }
  const before = about.people.find(full)
  const isLiving = before !== null && (await contactFacts(work.tx, work.workspaceId, before))?.mergedIntoId === null
  if (isLiving && before !== null) {
    const same = await sameDebt(work, row.importId, before, full)
    if (same !== null) return { outcome: 'same', debtId: same, contactId: before, booked: null }
  }
  const contactId =
    isLiving && before !== null
      ? before
      : await addImported(work, { name: nameOf(full.name, 120), phone: full.phoneE164 }, about.people.like(full))
  about.people.add({ ...full, id: contactId })
  const had = (await parts.booking.cardsOf(work.tx, [contactId])).has(contactId)
  await openCard(work, contactId, null)
  const today = dayIn(about.workspace.timeZone, work.now)
  const issued = [full.issuedOn ?? today, full.dueOn].sort()[0] ?? today
  const debtId = await enterDebt(work, contactId, {
    reference: nameOf(full.reference, 80),
    concept: nameOf(full.concept, 200) ?? words[about.workspace.language].debt,
    currency: full.currency,
    amountMinor: full.amountMinor,
    issuedOn: issued,
    dueOn: full.dueOn,
    terms: { ...about.workspace.money.defaultTerms, earlyDiscount: null },
    lines: [],
    fileIds: [],
    instalments: null,
  })
  return { outcome: 'added', debtId, contactId, booked: { madeCard: !had } }
}

const refused: Applied = { outcome: 'refused', debtId: null, contactId: null, booked: null }

type FullDebt = ReadDebt & { amountMinor: number; dueOn: string }

/** The reference is in the books: what is open there becomes what the list says. Less was paid there, if somebody said so. */
async function follow(
  work: Work,
  parts: ApplyParts,
  debt: FullDebt,
  known: Awaited<ReturnType<typeof debtsByReferences>>[number],
  { workspace, isPaidThere }: { workspace: Workspace; isPaidThere: boolean },
): Promise<Applied> {
  const about = { debtId: known.id, contactId: known.contactId }
  if (known.currency !== debt.currency) return { ...refused, ...about }
  const more = debt.amountMinor - known.balanceMinor
  if (more === 0) return { ...about, outcome: 'same', booked: null }
  const today = dayIn(workspace.timeZone, work.now)
  const said = words[workspace.language]
  if (more > 0) {
    const input = { debtId: known.id, kind: 'charge' as const, amountMinor: more, on: today, note: said.raised }
    const entryId = await bookAdjustment(work, parts.debts, input)
    return { ...about, outcome: 'raised', booked: { entryId } }
  }
  if (!isPaidThere || isAccountUnit(debt.currency)) return { ...about, outcome: 'asked', booked: null }
  const paymentId = await recordPayment(
    work,
    {
      contactId: known.contactId,
      amountMinor: -more,
      currency: debt.currency,
      paidOn: today,
      paidBy: 'other',
      reference: null,
      note: said.paid,
      messageId: null,
      receipt: null,
      state: 'confirmed',
      purpose: null,
      allocations: [{ debtId: known.id, amountMinor: -more }],
      planExtra: 'oldest_first',
      isAnother: true,
      isFromList: true,
      toStageId: null,
      afterCardId: null,
    },
    parts.booking,
  )
  return { ...about, outcome: 'paid', booked: { paymentId } }
}

/** A debt without reference is known by what it says; each stands for one row of a list. */
async function sameDebt(work: Work, importId: string, contactId: string, debt: FullDebt): Promise<string | null> {
  const all = await debtsOfContact(work.tx, contactId)
  const alike = all.filter(
    (one) =>
      one.cancelledAt === null &&
      one.reference === nameOf(debt.reference, 80) &&
      one.dueOn === debt.dueOn &&
      one.amountMinor === debt.amountMinor &&
      one.currency === debt.currency,
  )
  const taken = await debtsTaken(
    work.tx,
    importId,
    alike.map(({ id }) => id),
  )
  return alike.find(({ id }) => !taken.has(id))?.id ?? null
}

function nameOf(text: string | null, max: number): string | null {
  if (text === null) return null
  const read = cleanName(max).safeParse(text.slice(0, max))
  return read.success ? read.data : null
}

export const workspaceOrRefuse = (workspace: Workspace | null): Workspace => workspace ?? fail('not_found', 'workspace')
