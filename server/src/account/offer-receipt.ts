import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import { debtSums } from '@aldia/shared/ledger.ts'
import type { messageReceived } from '@aldia/shared/message.ts'
import { isAccountUnit } from '@aldia/shared/money.ts'
import { saysPaid } from '@aldia/shared/paid-hint.ts'
import { amountsNamed } from '@aldia/shared/reader/amounts-named.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { cardMoney, type MoneyFacts, readMoneyFacts } from '#account/derive-card-balance.ts'
import { meantFor } from '#account/meant-for.ts'
import { lookAtOffered } from '#account/offered-receipts.ts'
import { fail } from '#base/failure.ts'
import type { Recorded, Work } from '#base/work.ts'
import { bringsReceipt, type InboundMessage, inboundBetween } from '#conversations/recent-messages.ts'
import { type PaymentRow, paymentsOf, recordPayment } from '#payments/payments.ts'
import { restedOf } from '#plans/plan-records.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// A picture or PDF of a debtor is most likely a receipt when they say that they have paid, or when it names a sum that they owe. Then it
// is put into the tray *to verify* by itself. A person decides there; nothing is booked before.

/** A receipt may follow the words "I paid" within a day (ms), and come before them within half an hour. */
const followsWithinMs = 24 * 3_600_000
const precedesByMs = 30 * 60_000
/** Amounts are rounded when they are said; this much (parts of one) is still the same sum. */
const sameWithin = 0.01

interface Sum {
  readonly amountMinor: number
  readonly currency: string
}

/** Reaction: a message that may be a receipt, or says that something was paid, is looked at beside those around it. */
export async function offerReceipt(work: Work, event: Recorded<typeof messageReceived>): Promise<void> {
  const { contactId, data } = event
  if (contactId === null || data.hint === undefined || data.origin === 'history') return
  const { conversationId, messageId, sentAt } = data
  const span = { from: sentAt - followsWithinMs, to: sentAt + followsWithinMs }
  const around = await inboundBetween(work.tx, conversationId, span)
  const trigger = around.find(({ id }) => id === messageId)
  if (!trigger) return
  const receipt = bringsReceipt(trigger)
    ? trigger
    : around.findLast((one) => bringsReceipt(one) && belong(one, trigger))
  if (!receipt) return
  const paid = around.findLast((one) => isSaid(one) && belong(receipt, one)) ?? null
  const owed = await owedBy(work, contactId)
  const named = owed.read(receipt.text)
  const isOfSize = named.find((sum) => owed.sizes.some((size) => isSame(size, sum))) ?? null
  if (!paid && !isOfSize) return
  const sum = isOfSize ?? named[0] ?? owed.read(paid?.text ?? null)[0] ?? owed.likely
  if (!sum || (await isOfferedAlready(work, contactId, { receipt, paid, sum }))) return
  await offer(work, contactId, { receipt, sum, workspace: owed.workspace })
}

const isSaid = ({ text, editUnreadable }: InboundMessage): boolean => text !== null && !editUnreadable && saysPaid(text)

/** Whether words and receipt are about one payment, by their time. */
const belong = (receipt: InboundMessage, words: InboundMessage): boolean =>
  receipt.sentAt >= words.sentAt - precedesByMs && receipt.sentAt <= words.sentAt + followsWithinMs

const isSame = (one: Sum, other: Sum): boolean =>
  one.currency === other.currency && Math.abs(one.amountMinor - other.amountMinor) <= one.amountMinor * sameWithin

/**
 * The same message is offered once, whatever was made of it. One payment is offered once, too: a second picture, or the same one
 * again, is so only when it names another sum.
 */
async function isOfferedAlready(
  work: Work,
  contactId: string,
  about: { receipt: InboundMessage; paid: InboundMessage | null; sum: Sum },
): Promise<boolean> {
  const { receipt, paid, sum } = about
  const payments = await paymentsOf(work.tx, contactId)
  const names = [receipt.id, paid?.id]
  if (payments.some(({ messageId }) => messageId !== null && names.includes(messageId))) return true
  const since = Math.min(receipt.sentAt, paid?.sentAt ?? receipt.sentAt) - precedesByMs
  const isStanding = ({ state, createdAt }: PaymentRow) =>
    (state === 'claimed' || state === 'confirmed') && createdAt >= since
  const recent = payments.filter(isStanding)
  const isNamed = paid === null || receipt.text !== null
  return recent.some((payment) => !isNamed || isSame(payment, sum))
}

interface Owed {
  readonly workspace: Workspace
  /** Sums that somebody who pays would name: of a debt, a promise, an instalment, of what is late, of all. */
  readonly sizes: readonly Sum[]
  /** What was most likely paid when no sum is named; null when nothing is owed. */
  readonly likely: Sum | null
  /** The sums that a text names, in the currencies in which something is owed. */
  read(text: string | null): Sum[]
}

async function owedBy(work: Work, contactId: string): Promise<Owed> {
  const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
  const today = dayIn(workspace.timeZone, work.now)
  const facts = await readMoneyFacts(work.tx, contactId)
  const { money } = cardMoney(facts, null, today)
  const positive = (sums: readonly Sum[]) =>
    sums.filter(({ amountMinor, currency }) => amountMinor > 0 && !isAccountUnit(currency))
  const all = (amounts: Readonly<Record<string, number>>) =>
    positive(Object.entries(amounts).map(([currency, amountMinor]) => ({ currency, amountMinor })))
  const balances = all(money?.balances ?? {})
  const overdue = all(money?.overdue ?? {})
  const next = positive(money?.next ? [money.next] : [])
  // With debts in other currencies only, money of the workspace's could not be booked.
  const hasDebts = facts.debts.some(({ cancelledAt }) => cancelledAt === null)
  const currencies = new Set([...balances.map(({ currency }) => currency), ...(hasDebts ? [] : [workspace.currency])])
  const ofHome = (sums: readonly Sum[]) => sums.find(({ currency }) => currency === workspace.currency) ?? sums[0]
  return {
    workspace,
    sizes: [...balances, ...overdue, ...next, ...positive(debtsOf(facts)), ...positive(agreedIn(facts))],
    likely:
      ofHome(next.filter(() => money?.next?.kind === 'promise')) ??
      ofHome(overdue) ??
      ofHome(next) ??
      ofHome(balances) ??
      null,
    read: (text) =>
      [...currencies].flatMap((currency) => {
        const place = { currency, country: workspace.country }
        return amountsNamed(text ?? '', { today, place }).map((amountMinor) => ({ amountMinor, currency }))
      }),
  }
}

function debtsOf({ debts, entries }: MoneyFacts): Sum[] {
  const byDebt = Map.groupBy(entries, (entry) => entry.debtId)
  return debts.map(({ id, currency }) => ({ currency, amountMinor: debtSums(byDebt.get(id) ?? []).balanceMinor }))
}

function agreedIn({ promises, plan }: MoneyFacts): Sum[] {
  const open = promises.filter(({ status }) => status === 'pending')
  const parts = plan?.instalments.filter((part) => part.paidMinor < part.amountMinor) ?? []
  return [
    ...open.map(({ amountMinor, currency }) => ({ amountMinor, currency })),
    ...parts.map((part) => ({ amountMinor: part.amountMinor - part.paidMinor, currency: plan?.plan.currency ?? '' })),
  ]
}

async function offer(
  work: Work,
  contactId: string,
  { receipt, sum, workspace }: { receipt: InboundMessage; sum: Sum; workspace: Workspace },
): Promise<void> {
  const paidOn: LocalDate = dayIn(workspace.timeZone, Math.min(receipt.sentAt, work.now))
  const settling = {
    allocations: null,
    planExtra: 'oldest_first',
    isAnother: false,
    toStageId: null,
    afterCardId: null,
  } as const
  const paymentId = await recordPayment(
    work,
    {
      ...settling,
      contactId,
      amountMinor: sum.amountMinor,
      currency: sum.currency,
      paidOn,
      paidBy: 'transfer',
      reference: null,
      note: null,
      messageId: receipt.id,
      receipt: null,
      purpose: null,
      state: 'claimed',
    },
    { cardsOf: async () => new Map(), restedOf, meantFor },
  )
  await lookAtOffered(work, { paymentId, messageId: receipt.id })
}
