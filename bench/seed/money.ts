import { LateReason } from '@aldia/shared/debt.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import { Book, type BookParts } from '@aldia/tests/support/book.ts'
import type { Random } from '#seed/random.ts'
import { round, sold } from '#seed/sold.ts'

/** Minor units of a peso. */
const centavos = 100

export type MoneyParts = BookParts & { random: Random }

/** A person's money, such that their card stands where the facts put it. In the inbox nobody owes anything yet. */
export function moneyOf(kind: StageKind, parts: MoneyParts): { book: Book; lateReason: LateReason | null } {
  const book = new Book(parts)
  const { random } = parts
  fates[kind](book, parts)
  const isLate = kind === 'overdue' || kind === 'promise' || kind === 'plan'
  if (isLate && random.chance(0.04)) claim(book, parts)
  return { book, lateReason: isLate && random.chance(0.3) ? random.pick(LateReason.options) : null }
}

const fates: Readonly<Record<StageKind, (book: Book, parts: MoneyParts) => void>> = {
  inbox: () => undefined,
  mediation: () => undefined,
  reminder: (book, parts) => owe(book, parts, parts.random.below(21)),
  overdue: (book, parts) => {
    const { random } = parts
    owe(book, parts, -1 - random.below(random.chance(0.3) ? 90 : 30))
    if (random.chance(0.25)) breakPromise(book, parts)
  },
  promise: (book, parts) => {
    const { random, days } = parts
    owe(book, parts, -1 - random.below(30))
    if (random.chance(0.15)) breakPromise(book, parts)
    const share = random.chance(0.6) ? 1 : 0.5
    const amountMinor = share === 1 ? book.openMinor : half(book.openMinor)
    book.promise({
      amountMinor,
      madeOn: days.on(-1),
      dueOn: days.on(random.below(9)),
      status: 'pending',
    })
  },
  plan: (book, parts) => {
    const { random, days } = parts
    owe(book, parts, -50 - random.below(30))
    const since = random.below(40)
    book.agree(
      {
        firstPaymentMinor: 0,
        // Parts that leave no centavos.
        parts: random.pick([2, 4, 4, 5]),
        rhythm: random.chance(0.6) ? 'every_15_days' : 'monthly',
        firstOn: days.on(5 - since),
        monthDay: null,
        interestBasisPoints: null,
        discountMinor: 0,
        expiresOn: null,
      },
      { acceptedOn: days.on(Math.min(-1, 2 - since)), missed: random.chance(0.12) ? 1 : 0 },
    )
  },
  paid: (book, parts) => {
    const distance = -1 - parts.random.below(40)
    owe(book, parts, distance, 1)
    settle(book, parts, distance)
  },
  dispute: (book, parts) => owe(book, parts, -5 - parts.random.below(60)),
  closed: (book, parts) => {
    const distance = -90 - parts.random.below(60)
    owe(book, parts, distance, 1)
    if (parts.random.chance(0.5)) book.writeOff(parts.days.on(-10))
    else settle(book, parts, distance + 30)
  },
}

/** One to three debts, the first of them due on that day (counted from today), and sometimes a part of it paid. */
function owe(book: Book, { random, days }: MoneyParts, firstDue: number, most = 3): void {
  const count = Math.min(most, random.pick([1, 1, 1, 2, 2, 3]))
  let distance = firstDue
  for (let i = 0; i < count; i++) {
    const { concept, pesos } = sold(random)
    const issued = Math.min(0, distance - 30)
    book.owe({
      concept,
      reference: random.chance(0.5) ? `FV-${10_000 + random.below(90_000)}` : null,
      amountMinor: pesos * centavos,
      issuedOn: days.on(issued),
      dueOn: days.on(distance),
    })
    distance += 10 + random.below(20)
  }
  if (!random.chance(0.3)) return
  const paid = Math.min(-1, firstDue) - random.below(10)
  book.pay({
    amountMinor: half(book.openMinor),
    paidOn: days.on(paid),
    paidBy: random.pick(['transfer', 'cash', 'wallet']),
    state: 'confirmed',
  })
}

function settle(book: Book, { random, days }: MoneyParts, distance: number): void {
  const paidBy = random.pick(['transfer', 'cash', 'wallet'] as const)
  book.pay({ amountMinor: book.openMinor, paidOn: days.on(distance), paidBy, state: 'confirmed' })
}

/** A promise that came to nothing, or to a part of it. */
function breakPromise(book: Book, { random, days }: MoneyParts): void {
  const distance = -6 - random.below(12)
  const amountMinor = half(book.openMinor)
  const isPartly = random.chance(0.2)
  const paidMinor = isPartly ? half(amountMinor) : 0
  book.promise({
    amountMinor,
    madeOn: days.on(distance - 4),
    dueOn: days.on(distance),
    status: isPartly && paidMinor < amountMinor ? 'partly_kept' : 'broken',
    paidMinor,
  })
  if (isPartly) book.pay({ amountMinor: paidMinor, paidOn: days.on(distance), paidBy: 'cash', state: 'confirmed' })
}

function claim(book: Book, { days }: MoneyParts): void {
  book.pay({ amountMinor: half(book.openMinor), paidOn: days.on(-1), paidBy: 'transfer', state: 'claimed' })
}

/** About half of it, as people name amounts; at least half of what is tiny. */
function half(amountMinor: number): number {
  const pesos = round(amountMinor / centavos / 2)
  return Math.min(pesos * centavos, amountMinor)
}
