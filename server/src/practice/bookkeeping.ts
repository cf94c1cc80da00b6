import { setLateReason } from '@aldia/shared/account.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { addDebt, type Debt, plainTerms } from '@aldia/shared/debt.ts'
import { recordPayment } from '@aldia/shared/payment.ts'
import { addPaymentMethod, type PaymentMethodDetails } from '@aldia/shared/payment-method.ts'
import { acceptPlan, type PlanTerms, proposePlan } from '@aldia/shared/plan.ts'
import { recordPromise } from '@aldia/shared/promise.ts'
import type { Affairs, Owed, Paid } from './affairs.ts'
import { business } from './business.ts'
import type { TeamClient } from './team-client.ts'

const currency = 'COP'
const minorOf = (pesos: number) => pesos * 100

/** The ways in which the shop takes money. */
const methods: readonly { name: string; details: PaymentMethodDetails }[] = [
  {
    name: 'Bancolombia',
    details: {
      kind: 'bank_transfer',
      bank: 'Bancolombia',
      accountType: 'Ahorros',
      accountNumber: '291-004512-38',
      holder: business.holder,
      taxId: '91.234.567-1',
      email: null,
    },
  },
  { name: 'Nequi', details: { kind: 'nequi', phone: business.nequi, holder: business.holder } },
  { name: 'Llave Bre-B', details: { kind: 'bre_b', key: '@DONAURELIO', holder: business.holder } },
  { name: 'En el almacén', details: { kind: 'cash', place: 'Carrera 17 # 34-58, Bucaramanga' } },
]

export async function addPaymentMethods(boss: TeamClient): Promise<void> {
  for (const method of methods) await boss.run(addPaymentMethod, method)
}

export function owe(client: TeamClient, cardId: string, owed: Owed): Promise<Debt> {
  const { concept, reference, amountPesos, issuedOn, dueOn } = owed
  return client.run(addDebt, {
    cardId,
    concept,
    reference,
    currency,
    amountMinor: minorOf(amountPesos),
    issuedOn,
    dueOn,
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
}

/** Money that the shop has, or with `claimed` a receipt that waits to be verified. */
export async function receive(
  client: TeamClient,
  about: { cardId: string; paid: Omit<Paid, 'receipt'>; state: 'claimed' | 'confirmed'; messageId?: string | null },
): Promise<void> {
  const { cardId, paid, state, messageId = null } = about
  const { amountPesos, paidOn } = paid
  await client.run(recordPayment, {
    cardId,
    amountMinor: minorOf(amountPesos),
    currency,
    paidOn,
    paidBy: 'transfer',
    messageId,
    state,
  })
}

export async function promise(
  client: TeamClient,
  cardId: string,
  agreed: { amountPesos: number; dueOn: LocalDate },
): Promise<void> {
  await client.run(recordPromise, {
    cardId,
    amountMinor: minorOf(agreed.amountPesos),
    currency,
    dueOn: agreed.dueOn,
  })
}

/** Splits what is open on these debts into payments every two weeks, without interest; `isAccepted`: the customer has agreed. */
export async function split(
  client: TeamClient,
  about: { cardId: string; debtIds: string[]; plan: NonNullable<Affairs['plan']>; isAccepted: boolean },
): Promise<void> {
  const { cardId, debtIds, plan, isAccepted } = about
  const terms: PlanTerms = {
    firstPaymentMinor: 0,
    parts: plan.parts,
    rhythm: 'every_15_days',
    firstOn: plan.firstOn,
    monthDay: null,
    interestBasisPoints: null,
    discountMinor: 0,
    expiresOn: null,
  }
  const proposed = await client.run(proposePlan, { cardId, currency, debtIds, terms })
  if (isAccepted) await client.run(acceptPlan, { planId: proposed.id, version: proposed.version })
}

/** Enters what is known of a customer, in the order in which it came about. */
export async function enter(client: TeamClient, cardId: string, affairs: Affairs): Promise<void> {
  const { settled, open, halves, plan, lateReason } = affairs
  const take = (paid: Paid) => receive(client, { cardId, paid, state: 'confirmed' })
  if (settled) {
    await owe(client, cardId, settled.owed)
    await take(settled.paid)
  }
  const debts: Debt[] = []
  for (const owed of open) debts.push(await owe(client, cardId, owed))
  if (plan) await split(client, { cardId, debtIds: debts.map(({ id }) => id), plan, isAccepted: true })
  for (const paid of halves) await take(paid)
  if (affairs.promise) await promise(client, cardId, affairs.promise)
  if (lateReason) await client.run(setLateReason, { cardId, reason: lateReason })
}
