import { addDays, dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import type {
  addDebt as addDebtCommand,
  adjustDebt as adjustDebtCommand,
  Debt,
  DebtLine,
  DebtPart,
  DebtTerms,
  editDebt as editDebtCommand,
  InstalmentSale,
  LedgerEntry,
} from '@aldia/shared/debt.ts'
import {
  debtAdded,
  debtAdjusted,
  debtCancelled,
  debtEdited,
  debtWrittenOff,
  entryReversed,
} from '@aldia/shared/debt.ts'
import { partsWithTotal } from '@aldia/shared/debt-parts.ts'
import type { DataOf } from '@aldia/shared/event.ts'
import { saleOffer } from '@aldia/shared/instalment-sale.ts'
import { localeOf } from '@aldia/shared/language.ts'
import { debtSums, standingEntries } from '@aldia/shared/ledger.ts'
import { needsLegalWord } from '@aldia/shared/legal-word.ts'
import { formatMoney, partOf } from '@aldia/shared/money.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { z } from 'zod'
import { assert, fail } from '#base/failure.ts'
import { type FromChange, type Past, savedRecord, type Work } from '#base/work.ts'
import { calendarForContact } from '#calendars/calendars.ts'
import type { ContactParts } from '#contacts/contacts.ts'
import { notePart } from '#contacts/merge-parts.ts'
import { theirs } from '#contacts/theirs.ts'
import {
  type DebtRow,
  debtsByIds,
  type EntryRow,
  entriesByIds,
  entriesOfContact,
  entriesOfDebts,
  findDebt,
  insertDebt,
  lastRuleKey,
  moveToContact,
  saveDebt,
} from '#debts/debts.store.ts'
import { type NewEntry, post, reverse, reversedAmong } from '#debts/ledger.ts'
import { keepAsTheirs } from '#files/files.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

/** What debts need of the features above them; handed in by app.ts. */
export type DebtParts = Pick<ContactParts, 'contactOfCard'> & {
  /** Books what rules charge until today, the interest of the running month included, before a debt is closed. */
  chargeUntilToday(work: Work, contactId: string): Promise<unknown>
}

type DebtInput = z.output<typeof addDebtCommand.input>

export async function addDebt(work: Work, parts: DebtParts, input: DebtInput): Promise<FromChange<Debt>> {
  const { cardId, isLegal, ...fields } = input
  const { defaultTerms } = (await workspaceOf(work)).money
  const hasInterest = (fields.instalments?.interestBasisPoints ?? null) !== null
  if (!isLegal && (hasInterest || needsLegalWord(fields.terms, defaultTerms))) refuseUnconfirmed()
  return savedRecord('debts', await enterDebt(work, await contactOrRefuse(work, parts, cardId), fields))
}

const refuseUnconfirmed = () => fail('invalid', 'terms_not_confirmed', { field: 'isLegal' })

/** Enters a debt of somebody and books what is owed. Answers its id. */
export async function enterDebt(
  work: Work,
  contactId: string,
  { instalments, ...given }: Omit<DebtInput, 'cardId' | 'isLegal'>,
): Promise<string> {
  const sold = instalments && (await soldInParts(work, contactId, { ...given, instalments }))
  const fields = { ...given, dueOn: sold?.dueOn ?? given.dueOn, parts: sold?.parts ?? [] }
  await checkFields(work, contactId, fields)
  const debt: DebtRow = {
    ...fields,
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    version: 1,
    contactId,
    earlierTerms: [],
    cancelledAt: null,
    cancelReason: null,
    createdAt: work.now,
    createdById: work.actor.kind === 'user' ? work.actor.userId : null,
  }
  await insertDebt(work.tx, debt)
  const interest = { ...chargeOf(debt, sold?.interestMinor ?? 0, debt.issuedOn), kind: 'interest' as const }
  await post(work, [chargeOf(debt, debt.amountMinor, debt.issuedOn), ...(interest.amountMinor > 0 ? [interest] : [])])
  work.record(debtAdded, {
    contactId,
    data: { debtId: debt.id, amountMinor: debt.amountMinor, currency: debt.currency, dueOn: debt.dueOn },
    undoable: true,
  })
  return debt.id
}

/** The days and amounts of a sale in instalments; what cannot be parted is refused. */
async function soldInParts(
  work: Work,
  contactId: string,
  {
    instalments,
    amountMinor,
    currency,
    issuedOn,
  }: Omit<DebtInput, 'cardId' | 'isLegal'> & { instalments: InstalmentSale },
): Promise<{ parts: DebtPart[]; dueOn: LocalDate; interestMinor: number }> {
  if (instalments.firstOn < issuedOn) fail('invalid', 'due_before_issue', { field: 'instalments.firstOn' })
  const calendar = await calendarForContact(work.tx, await workspaceOf(work), contactId)
  const offer = saleOffer(instalments, { amountMinor, currency }, calendar)
  if ('refused' in offer) fail('invalid', offer.refused, { field: 'instalments' })
  const parts = offer.instalments.map((part) => ({ dueOn: part.dueOn, amountMinor: part.amountMinor }))
  return { parts, dueOn: parts.at(-1)?.dueOn ?? instalments.firstOn, interestMinor: offer.interestMinor }
}

/** Parts keep up with a corrected amount or last day; what would put the last one before another is refused. */
function partsAfter(before: DebtRow, after: DebtRow): DebtPart[] {
  if (before.parts.length === 0) return []
  const sum = before.parts.reduce((all, { amountMinor }) => all + amountMinor, 0)
  const parts = partsWithTotal(before.parts, sum + after.amountMinor - before.amountMinor)
  const last = parts.length - 1
  if (after.dueOn === before.dueOn) return parts
  if ((parts[last - 1]?.dueOn ?? '') >= after.dueOn) fail('invalid', 'due_before_part', { field: 'dueOn' })
  return parts.map((part, i) => (i === last ? { ...part, dueOn: after.dueOn } : part))
}

/** Fields that are not given stay. A new amount books the difference: more is owed from today on, less has always been less. */
export async function editDebt(work: Work, input: z.output<typeof editDebtCommand.input>): Promise<FromChange<Debt>> {
  const { debtId, version, isLegal, ...given } = input
  const before = await openDebt(work, debtId)
  if (before.version !== version) fail('conflict', 'debt_changed')
  if (!isLegal && given.terms && needsLegalWord(given.terms, before.terms)) refuseUnconfirmed()
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const after: DebtRow = { ...before, ...fields, version: before.version + 1, seq: work.seq }
  await checkFields(work, before.contactId, after)
  const entries = await entriesOfDebts(work.tx, [debtId])
  const today = await todayOf(work)
  after.earlierTerms = termsBefore(before, after, today)
  after.parts = partsAfter(before, after)
  after.dueOn = after.parts.at(-1)?.dueOn ?? after.dueOn
  const booked: NewEntry[] = []
  const more = after.amountMinor - before.amountMinor
  if (more !== 0) {
    if (debtSums(entries).balanceMinor + settledMinor(entries) + more < 0)
      fail('conflict', 'debt_below_paid', { field: 'amountMinor' })
    booked.push(
      ...(more > 0 ? [chargeOf(after, more, later(today, after.issuedOn))] : neverCharged(after, entries, -more)),
    )
  }
  if (after.issuedOn < before.issuedOn) booked.push(...movedCharge(after, entries, before.issuedOn))
  await post(work, booked)
  const { seq: _, ...set } = after
  await saveDebt(work.tx, debtId, { ...set, seq: work.seq })
  work.touch('debts', debtId)
  work.record(debtEdited, {
    contactId: after.contactId,
    data: { debtId, before: changedOf(before, before, after), after: changedOf(after, before, after) },
  })
  return savedRecord('debts', debtId)
}

/** Other terms count from today on; what counted until yesterday is kept. */
function termsBefore(before: DebtRow, after: DebtRow, today: LocalDate): DebtRow['earlierTerms'] {
  const until = addDays(today, -1)
  const charging = ({ graceDays, lateFee, interest }: DebtTerms) => JSON.stringify({ graceDays, lateFee, interest })
  const isSame = charging(before.terms) === charging(after.terms)
  return isSame || before.earlierTerms.some((earlier) => earlier.until >= until)
    ? before.earlierTerms
    : [...before.earlierTerms, { until, terms: before.terms }]
}

/**
 * What was said too high was never owed, so that no fee and no interest is left of it: the difference is taken from the
 * corrections that made it higher, the latest first, and then from the first charge, each on its own day.
 */
function neverCharged(debt: DebtRow, entries: readonly EntryRow[], lessMinor: number): NewEntry[] {
  const said = standingEntries(entries).filter(({ kind, note }) => kind === 'charge' && note === null)
  const byDay = Map.groupBy(said, ({ on }) => on)
  const booked: NewEntry[] = []
  let left = lessMinor
  for (const [on, there] of [...byDay].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const gone = Math.min(
      left,
      Math.max(
        0,
        there.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      ),
    )
    if (gone > 0) booked.push(chargeOf(debt, -gone, on))
    left -= gone
  }
  // After changes that were taken back, the charges that stand may say less than the amount: the rest was never owed from the first day.
  if (left > 0) booked.push(chargeOf(debt, -left, debt.issuedOn))
  return booked
}

/** What settlements have taken off; it becomes less when the debt turns out to be less. */
const settledMinor = (entries: readonly EntryRow[]): number =>
  standingEntries(entries)
    .filter(({ calculation }) => calculation?.kind === 'settlement')
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0)

/** A debt that was issued earlier than thought was owed from then on, for fees and interest go by the days of entries. */
function movedCharge(debt: DebtRow, entries: readonly EntryRow[], from: LocalDate): NewEntry[] {
  const reversed = reversedAmong(entries)
  const there = entries
    .filter((entry) => entry.kind === 'charge' && entry.on === from && !reversed.has(entry.id))
    .reduce((sum, entry) => sum + entry.amountMinor, 0)
  return there === 0 ? [] : [chargeOf(debt, -there, from), chargeOf(debt, there, debt.issuedOn)]
}

const editable = [
  'reference',
  'concept',
  'amountMinor',
  'issuedOn',
  'dueOn',
  'terms',
  'lines',
  'fileIds',
] as const satisfies readonly (keyof DebtRow)[]

/** Of one side of an edit, the fields in which the two sides differ. */
function changedOf(side: DebtRow, before: DebtRow, after: DebtRow): DataOf<typeof debtEdited>['after'] {
  const changed = editable.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(changed.map((field) => [field, side[field]]))
}

/** Everything open on it is reversed; what was paid on it becomes credit, in the currency it was paid in. */
export async function cancelDebt(work: Work, debtId: string, reason: string | null): Promise<FromChange<Debt>> {
  const debt = await openDebt(work, debtId)
  const today = await todayOf(work)
  const entries = await entriesOfDebts(work.tx, [debtId])
  await reverse(
    work,
    entries.filter((entry) => !isMoney(entry, entries)),
    { on: today, note: reason, alreadyReversed: reversedAmong(entries) },
  )
  const credit = paidToCredit(
    debt,
    entries.filter((entry) => isMoney(entry, entries)),
    today,
  )
  await post(work, credit)
  assert(debtSums(await entriesOfDebts(work.tx, [debtId])).balanceMinor === 0, 'nothing is open on a cancelled debt')
  await saveDebt(work.tx, debtId, {
    cancelledAt: work.now,
    cancelReason: reason,
    version: debt.version + 1,
    seq: work.seq,
  })
  work.touch('debts', debtId)
  work.record(debtCancelled, { contactId: debt.contactId, data: { debtId, reason } })
  return savedRecord('debts', debtId)
}

/** Whether an entry is money that came or went, or takes such an entry back. */
function isMoney(entry: EntryRow, all: readonly EntryRow[]): boolean {
  const original = entry.reversesEntryId === null ? entry : all.find((other) => other.id === entry.reversesEntryId)
  return original?.kind === 'payment' || original?.kind === 'refund'
}

/** For each payment two entries: its money leaves the debt and stands on the person's credit. */
function paidToCredit(debt: DebtRow, money: readonly EntryRow[], on: LocalDate): NewEntry[] {
  return [...Map.groupBy(money, (entry) => entry.paymentId)].flatMap(([paymentId, entries]): NewEntry[] => {
    const amountMinor = -entries.reduce((sum, entry) => sum + entry.amountMinor, 0)
    if (amountMinor === 0) return []
    const about = { contactId: debt.contactId, kind: 'payment' as const, on, paymentId }
    const rate = entries.findLast((entry) => entry.conversion !== null)?.conversion
    if (!rate) {
      return [
        { ...about, debtId: debt.id, amountMinor, currency: debt.currency },
        { ...about, debtId: null, amountMinor: -amountMinor, currency: debt.currency },
      ]
    }
    const paidMinor = -entries.reduce((sum, entry) => sum + (entry.conversion?.amountMinor ?? 0), 0)
    const conversion = { ...rate, amountMinor: paidMinor }
    return [
      { ...about, debtId: debt.id, amountMinor, currency: debt.currency, conversion },
      ...(paidMinor === 0 ? [] : [{ ...about, debtId: null, amountMinor: -paidMinor, currency: rate.currency }]),
    ]
  })
}

/** A charge, fee or discount by hand. */
export async function adjustDebt(
  work: Work,
  parts: DebtParts,
  input: z.output<typeof adjustDebtCommand.input>,
): Promise<FromChange<Debt>> {
  await bookAdjustment(work, parts, input)
  return savedRecord('debts', input.debtId)
}

/** The same for verbs of other features. Answers the id of the entry. */
export async function bookAdjustment(
  work: Work,
  parts: DebtParts,
  input: z.output<typeof adjustDebtCommand.input>,
): Promise<string> {
  const debt = await openDebt(work, input.debtId)
  const isNote = input.kind === 'credit_note' || input.kind === 'return'
  const isLess = isNote || input.kind === 'discount'
  const entries = await entriesOfDebts(work.tx, [debt.id])
  if (input.kind === 'discount') {
    await parts.chargeUntilToday(work, debt.contactId)
    const { balanceMinor } = debtSums(await entriesOfDebts(work.tx, [debt.id]))
    if (input.amountMinor > balanceMinor) fail('conflict', 'discount_over_debt', { field: 'amountMinor' })
  }
  if (isNote && input.amountMinor > notedAtMost(entries)) fail('conflict', 'note_over_charge', { field: 'amountMinor' })
  if (input.kind === 'refund') {
    if (input.on > addDays(await todayOf(work), 1)) fail('invalid', 'paid_in_future', { field: 'on' })
    if (input.amountMinor > debtSums(entries).paidMinor) fail('conflict', 'refund_over_paid', { field: 'amountMinor' })
  }
  const note = isNote && (await nextCreditNote(work, input.kind === 'return'))
  const kind = input.kind === 'credit_note' || input.kind === 'return' ? 'discount' : input.kind
  const [entry] = await post(work, [
    {
      contactId: debt.contactId,
      debtId: debt.id,
      kind,
      amountMinor: isLess ? -input.amountMinor : input.amountMinor,
      currency: debt.currency,
      on: input.on,
      note: input.note,
      ...(note || {}),
    },
  ])
  work.record(debtAdjusted, {
    contactId: debt.contactId,
    data: {
      debtId: debt.id,
      entryId: entry?.id,
      kind,
      amountMinor: input.amountMinor,
      currency: debt.currency,
    },
  })
  assert(entry, 'an adjustment is an entry')
  return entry.id
}

/** What was charged less what notes took off it already. */
function notedAtMost(entries: readonly EntryRow[]): number {
  const noted = standingEntries(entries).filter(({ calculation }) => calculation?.kind === 'credit_note')
  return debtSums(entries).chargedMinor + noted.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

/** The next number of the business. It stands in the key as well, so that it is given once; with zeros, because keys are ordered as text. */
async function nextCreditNote(work: Work, isReturn: boolean): Promise<Pick<NewEntry, 'ruleKey' | 'calculation'>> {
  const key = `credit_note:${work.workspaceId}:`
  const last = await lastRuleKey(work.tx, key)
  const number = last === null ? 1 : Number(last.slice(key.length)) + 1
  return {
    ruleKey: `${key}${String(number).padStart(9, '0')}`,
    calculation: { kind: 'credit_note', number, isReturn },
  }
}

/** Gives up what is open on debts of one person. */
export async function writeOff(
  work: Work,
  parts: DebtParts,
  about: {
    contactId: string
    debtIds: readonly string[]
    reason: string
    toStageId: string | null
    afterCardId: string | null
  },
): Promise<void> {
  const ids = [...new Set(about.debtIds)]
  await parts.chargeUntilToday(work, about.contactId)
  const rows = new Map((await debtsByIds(work.tx, work.workspaceId, ids)).map((row) => [row.id, row]))
  const entries = Map.groupBy(await entriesOfDebts(work.tx, ids), (entry) => entry.debtId)
  const today = await todayOf(work)
  const booked = ids.map((id): NewEntry => {
    const debt = theirs(rows.get(id), about.contactId, { what: 'debt', field: 'debtIds' })
    if (debt.cancelledAt !== null) fail('conflict', 'debt_cancelled', { field: 'debtIds' })
    const { balanceMinor } = debtSums(entries.get(id) ?? [])
    if (balanceMinor <= 0) fail('conflict', 'debt_settled', { field: 'debtIds' })
    return {
      contactId: debt.contactId,
      debtId: id,
      kind: 'write_off',
      amountMinor: -balanceMinor,
      currency: debt.currency,
      on: today,
      note: about.reason,
    }
  })
  const posted = await post(work, booked)
  work.record(debtWrittenOff, {
    contactId: about.contactId,
    data: {
      debtIds: ids,
      entryIds: posted.map((entry) => entry.id),
      amounts: posted.map((entry) => ({ amountMinor: -entry.amountMinor, currency: entry.currency })),
      reason: about.reason,
      toStageId: about.toStageId,
      afterCardId: about.afterCardId,
    },
    undoable: true,
  })
}

/** Books the opposite of one entry. */
export async function reverseEntry(work: Work, entryId: string, reason: string): Promise<FromChange<LedgerEntry>> {
  const [entry] = await entriesByIds(work.tx, work.workspaceId, [entryId])
  if (!entry) fail('not_found', 'entry')
  if (entry.kind === 'payment' || entry.paymentId !== null) fail('conflict', 'entry_of_payment')
  if (entry.calculation?.kind === 'settlement') fail('conflict', 'entry_of_settlement')
  const around =
    entry.debtId === null
      ? await entriesOfContact(work.tx, entry.contactId)
      : await entriesOfDebts(work.tx, [entry.debtId])
  const alreadyReversed = reversedAmong(around)
  if (entry.kind === 'reversal' || alreadyReversed.has(entryId)) fail('conflict', 'entry_reversed')
  if (
    entry.debtId !== null &&
    entry.amountMinor > 0 &&
    debtSums(around).balanceMinor + settledMinor(around) < entry.amountMinor
  ) {
    fail('conflict', 'debt_below_paid')
  }
  const [reversal] = await reverse(work, [entry], {
    on: later(await todayOf(work), entry.on),
    note: reason,
    alreadyReversed,
  })
  assert(reversal, 'an open entry was reversed')
  work.record(entryReversed, {
    contactId: entry.contactId,
    data: {
      entryId,
      reversalId: reversal.id,
      debtId: entry.debtId,
      kind: entry.kind,
      amountMinor: entry.amountMinor,
      currency: entry.currency,
    },
  })
  return savedRecord('ledgerEntries', reversal.id)
}

/** The inverse of `debt.added`: the debt is cancelled, and what was paid on it meanwhile is credit. */
export async function takeBackDebt(work: Work, { data }: Pick<Past<typeof debtAdded>, 'data'>): Promise<void> {
  await cancelDebt(work, data.debtId ?? fail('not_found', 'debt'), null)
}

/** The inverse of `debt.writtenOff`; what was cancelled or reversed by hand since stays so. */
export async function takeBackWriteOff(work: Work, { data }: Pick<Past<typeof debtWrittenOff>, 'data'>): Promise<void> {
  const entries = await entriesByIds(work.tx, work.workspaceId, data.entryIds ?? [])
  const debtIds = entries.flatMap((entry) => (entry.debtId === null ? [] : [entry.debtId]))
  await reverse(work, entries, {
    on: await todayOf(work),
    note: null,
    alreadyReversed: reversedAmong(await entriesOfDebts(work.tx, debtIds)),
  })
}

/** Two people are one: what one owed the other owes. */
export async function moveDebts(
  work: Work,
  mergeId: string,
  fromContactId: string,
  intoContactId: string,
): Promise<void> {
  const { debtIds, entryIds } = await moveToContact(work.tx, {
    workspaceId: work.workspaceId,
    fromId: fromContactId,
    intoId: intoContactId,
    seq: work.seq,
  })
  await notePart(work, mergeId, 'debt', debtIds)
  await notePart(work, mergeId, 'entry', entryIds)
  for (const id of debtIds) work.touch('debts', id)
  for (const id of entryIds) work.touch('ledgerEntries', id)
}

export async function contactOrRefuse(work: Work, parts: DebtParts, cardId: string): Promise<string> {
  return (
    (await parts.contactOfCard(work.tx, work.workspaceId, cardId)) ?? fail('not_found', 'card', { field: 'cardId' })
  )
}

async function openDebt(work: Work, id: string): Promise<DebtRow> {
  const debt = (await findDebt(work.tx, work.workspaceId, id)) ?? fail('not_found', 'debt', { field: 'debtId' })
  if (debt.cancelledAt !== null) fail('conflict', 'debt_cancelled')
  return debt
}

interface CheckedFields {
  amountMinor: number
  currency: string
  issuedOn: LocalDate
  dueOn: LocalDate
  terms: DebtTerms
  lines: readonly DebtLine[]
  fileIds: readonly string[]
}

async function checkFields(work: Work, contactId: string, debt: CheckedFields): Promise<void> {
  if (debt.dueOn < debt.issuedOn) fail('invalid', 'due_before_issue', { field: 'dueOn' })
  const { earlyDiscount } = debt.terms
  if (earlyDiscount && earlyDiscount.until > debt.dueOn) {
    fail('invalid', 'discount_until', { field: 'terms.earlyDiscount.until' })
  }
  const sum = linesTotal(debt.lines)
  if (debt.lines.length > 0 && sum !== debt.amountMinor) {
    const { language, country } = await workspaceOf(work)
    const shown = (amountMinor: number) =>
      formatMoney({ amountMinor, currency: debt.currency }, localeOf(language, country))
    fail('invalid', 'lines_total', { field: 'lines', values: { sum: shown(sum), amount: shown(debt.amountMinor) } })
  }
  await keepAsTheirs(work, contactId, debt.fileIds, 'fileIds')
}

function linesTotal(lines: readonly DebtLine[]): number {
  return lines.reduce(
    (sum, line) => sum + partOf(line.unitPriceMinor, line.quantityMilli, 1_000) + (line.taxMinor ?? 0),
    0,
  )
}

function chargeOf(debt: DebtRow, amountMinor: number, on: LocalDate): NewEntry {
  const { contactId, currency } = debt
  return { contactId, debtId: debt.id, kind: 'charge', amountMinor, currency, on }
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

async function workspaceOf(work: Work): Promise<Workspace> {
  return (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
}

/** The day it is now where the business is. */
async function todayOf(work: Work): Promise<LocalDate> {
  return dayIn((await workspaceOf(work)).timeZone, work.now)
}
