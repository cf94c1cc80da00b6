import type { Account } from '@aldia/shared/account.ts'
import type { Records } from '@aldia/shared/change.ts'
import type { LedgerEntry } from '@aldia/shared/debt.ts'
import { type Amounts, isAccountUnit } from '@aldia/shared/money.ts'

// How news changes the account of one card. Pure: each function answers a new account, or the same one when nothing fits.

/** Puts in what is of this card. A record replaces an older one (lower `seq`) of itself only. */
export function withAccountNews(account: Account, cardId: string, saved: Records): Account {
  const debts = merged(account.debts, saved.debts, cardId)
  const entries = merged(account.entries, saved.ledgerEntries, cardId)
  const payments = merged(account.payments, saved.payments, cardId)
  const promises = merged(account.promises, saved.promises, cardId)
  const plans = merged(account.plans, saved.plans, cardId)
  const settlements = merged(account.settlements, saved.settlements, cardId)
  const same =
    debts === account.debts &&
    entries === account.entries &&
    payments === account.payments &&
    promises === account.promises &&
    plans === account.plans &&
    settlements === account.settlements
  if (same) return account
  const credit = entries === account.entries ? account.credit : creditOf(entries)
  return { ...account, debts, entries, payments, promises, plans, settlements, credit }
}

/** Whether something is kept in a unit whose value is not here. */
export function lacksRates({ debts, rates }: Account): boolean {
  const known = new Set<string>(rates.map((rate) => rate.unit))
  return debts.some(({ currency }) => isAccountUnit(currency) && !known.has(currency))
}

/** What was paid beyond all debts, by currency and positive. */
function creditOf(entries: readonly LedgerEntry[]): Amounts {
  const credit: Record<string, number> = {}
  for (const { debtId, currency, amountMinor } of entries) {
    if (debtId === null) credit[currency] = (credit[currency] ?? 0) - amountMinor
  }
  return Object.fromEntries(Object.entries(credit).filter(([, amountMinor]) => amountMinor > 0))
}

interface OfCard {
  readonly id: string
  readonly seq: number
  readonly cardId: string | null
}

/** Newest first, as the server sends them: ids are ordered by age. */
function merged<T extends OfCard>(known: T[], rows: readonly T[] | undefined, cardId: string): T[] {
  if (rows === undefined) return known
  const byId = new Map(known.map((row) => [row.id, row]))
  let changed = false
  for (const row of rows) {
    if (row.cardId !== cardId || (byId.get(row.id)?.seq ?? -1) >= row.seq) continue
    byId.set(row.id, row)
    changed = true
  }
  return changed ? [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1)) : known
}
