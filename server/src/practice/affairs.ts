import { addMonths, type LocalDate } from '@aldia/shared/dates.ts'
import type { LateReason } from '@aldia/shared/debt.ts'
import { goods } from './business.ts'
import { makeChance } from './chance.ts'
import type { Conversation, Line } from './conversation.ts'
import type { Character } from './debtor.ts'
import { localDay } from './decent-hours.ts'
import type { SentReceipt } from './telling.ts'

// What the shop's book says of a customer, such that it agrees with what was said and puts the card where the story led.

/** One instalment of a sale on credit. Amounts in pesos. */
export interface Owed {
  concept: string
  reference: string
  amountPesos: number
  issuedOn: LocalDate
  dueOn: LocalDate
}

export interface Paid {
  amountPesos: number
  paidOn: LocalDate
  receipt: SentReceipt
}

export interface Affairs {
  /** The last instalment that was paid whole. */
  settled: { owed: Owed; paid: Paid } | null
  /** The instalments that are open; those due first come first. */
  open: Owed[]
  /** Half instalments that the shop has said it has. */
  halves: Paid[]
  /** A receipt that nobody has looked at. */
  claim: Paid | null
  promise: { amountPesos: number; dueOn: LocalDate } | null
  plan: { parts: number; firstOn: LocalDate } | null
  lateReason: LateReason | null
}

/** A local day number as a date. */
export const dateOf = (day: number): LocalDate => new Date(day * 86_400_000).toISOString().slice(0, 10)

const lateReasons: Readonly<Partial<Record<Character, LateReason>>> = {
  'no-money': 'no_money',
  'kind-but-late': 'waiting_for_money',
  forgetful: 'forgot',
  disputes: 'trouble_with_purchase',
}

/** In the inbox and among the closed ones nobody has been entered in the book. `now` is epoch ms. */
export function affairsOf(customer: Conversation, now: number): Affairs | null {
  const { debtor, standing } = customer
  const { stage, parts, partPesos } = debtor
  if (stage === 'inbox' || stage === 'closed') return null
  const today = localDay(now)
  const chance = makeChance(`affairs ${debtor.phone}`)
  const dueDay = currentDueDay(customer, today, chance.between(0, 9))
  const firstDay = dueDay - 30 * (standing.done + 1)
  const reference = `FV-${2_000 + Number(debtor.phone.slice(-3))}`
  const thing = nameOf(debtor.article)
  const instalment = (number: number, dueOn: LocalDate): Owed => ({
    concept: `${thing}, cuota ${number} de ${parts}`,
    reference,
    amountPesos: partPesos,
    issuedOn: dateOf(firstDay),
    dueOn,
  })
  const answered = standing.receipts.filter(({ isAnswered }) => isAnswered)
  const lastWhole = answered.findLast(({ share }) => share === 'whole')
  const halves = answered.filter(({ share }) => share === 'half')
  const left = Math.max(0, parts - standing.done)
  const open = Array.from({ length: left }, (_, i) => instalment(standing.done + 1 + i, addMonths(dateOf(dueDay), i)))
  const unanswered = standing.receipts.find(({ isAnswered }) => !isAnswered)
  const promised = standing.promisedDays.at(-1)
  return {
    settled: lastWhole
      ? {
          owed: instalment(standing.done, dateOf(Math.min(localDay(lastWhole.paidAt), dueDay - 1))),
          paid: paid(lastWhole),
        }
      : null,
    open,
    halves: halves.map(paid),
    claim: unanswered ? paid(unanswered) : null,
    promise:
      stage === 'promise'
        ? {
            amountPesos: partPesos,
            dueOn: dateOf(promised !== undefined && promised >= today ? promised : today + chance.between(1, 4)),
          }
        : null,
    plan: stage === 'plan' ? { parts: 2 * left, firstOn: dateOf(today + chance.between(1, 12)) } : null,
    lateReason: stage !== 'paid' && chance.happens(0.6) ? (lateReasons[debtor.character] ?? null) : null,
  }
}

/** A receipt that waits to be verified, and what was said with it: it comes when the phone is linked, not with the history. */
export function comesLive(customer: Conversation): Line[] {
  const { debtor, standing, lines } = customer
  if (debtor.stage === 'inbox' || standing.receipts.every(({ isAnswered }) => isAnswered)) return []
  return lines.slice(lines.findLastIndex(({ by }) => by === 'us') + 1)
}

/** The day that was named where it agrees with the column, else one that does. `more` spreads them. */
function currentDueDay({ debtor, standing }: Conversation, today: number, more: number): number {
  const named = standing.dueDay
  if (debtor.stage === 'reminder') {
    const isOpen = standing.receipts.some(({ isAnswered }) => !isAnswered)
    return named !== null && named >= today ? named : isOpen ? today : today + 1 + more
  }
  return named !== null && named < today && named > today - 40 ? named : today - 4 - 2 * more
}

function paid(receipt: SentReceipt): Paid {
  return { amountPesos: receipt.amountPesos, paidOn: dateOf(localDay(receipt.paidAt)), receipt }
}

/** "Clóset de tres puertas", in the language of the shop. */
function nameOf(article: string): string {
  const bought = goods.find(({ es, pt }) => es === article || pt === article)
  const bare = (bought?.es ?? article).replace(/^(el|la|los|las) /, '')
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}
