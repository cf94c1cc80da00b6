import type { CardMoney } from '@aldia/shared/account.ts'
import type { LadderFacts, OpenDebt, TakenStep } from '@aldia/shared/cadence/facts.ts'
import { dayOf } from '@aldia/shared/cadence/plan.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import { openParts } from '@aldia/shared/debt-parts.ts'
import type { StageKind } from '@aldia/shared/stage.ts'
import { livingTags, type Tag } from '@aldia/shared/tag.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { type AnyColumn, and, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { cards, stages } from '#board/board.tables.ts'
import { stepsSince } from '#cadences/cadences.store.ts'
import { contactHistories } from '#cadences/contact-histories.reads.ts'
import { tiedDebtors } from '#cadences/tied-debtors.ts'
import { contacts } from '#contacts/contacts.tables.ts'
import { debts, ledgerEntries } from '#debts/debts.tables.ts'
import { personOf, zoneOfNumber } from '#outbox/contact-question.ts'
import { instalments, plans } from '#plans/plans.tables.ts'
import type { ContactRulesRow } from '#policy/policy.reads.ts'
import { contactRules } from '#policy/policy.tables.ts'
import { promises } from '#promises/promises.tables.ts'
import { whoHasPaid } from '#segments/segment-people.reads.ts'
import { settlements } from '#settlements/settlements.tables.ts'

// Everything that the planner asks about debtors, for one of them or for all of a business: a few statements, however many they are.

/** Whose facts: these people, or (null) everybody of the business. */
export interface Whose {
  workspace: Workspace
  contactIds: readonly string[] | null
  now: number
  /** To name the tags that somebody carries; empty where nobody asks for them. */
  tags?: ReadonlyMap<string, Tag>
  /** Whether somebody asks who has ever paid. */
  asksPaid?: boolean
}

/** A debtor with what a screen calls them. */
export interface Debtor {
  facts: LadderFacts
  cardId: string
  name: string | null
  phone: string | null
}

/** Steps of so many days back are asked for; nothing older is still open. */
const rememberedDays = 130
/** Money of so many days back says that somebody paid lately. */
const paidLatelyMs = 15 * 86_400_000

/** People with money on their cards, whom ladders could be for. */
export async function readDebtors(tx: Reader, whose: Whose): Promise<Debtor[]> {
  const people = await peopleOf(tx, whose)
  const narrowed = { ...whose, contactIds: whose.contactIds === null ? null : people.map(({ contactId }) => contactId) }
  if (people.length === 0) return []
  const [owed, promised, parts, settled, rules, histories, taken] = [
    await openDebts(tx, narrowed),
    await promisesOf(tx, narrowed),
    await openInstalments(tx, narrowed),
    await openSettlements(tx, narrowed),
    await rulesOf(tx, narrowed),
    await contactHistories(tx, { ...narrowed, workspaceId: whose.workspace.id }),
    await takenSteps(tx, narrowed),
  ]
  const paid = await lastPaid(tx, narrowed)
  const tied = await tiedDebtors(tx, { ...narrowed, rules, histories })
  const everPaid = whose.asksPaid
    ? await whoHasPaid(tx, { workspaceId: whose.workspace.id, contactIds: narrowed.contactIds })
    : new Set<string>()
  const tags = whose.tags ?? new Map<string, Tag>()
  return people.map((person): Debtor => {
    const { contactId, money } = person
    const known = rules.get(contactId) ?? null
    const zone = known?.preferences.zone ?? zoneOfNumber(whose.workspace, person.phone)
    const { pending, broken } = promised.get(contactId) ?? { pending: null, broken: null }
    return {
      cardId: person.cardId,
      name: person.name ?? person.pushName,
      phone: person.phone,
      facts: {
        contactId,
        person: {
          ...personOf(known, { zone, history: tied.historyOf(contactId, zone) }),
          mayKnowBalance: tied.mayKnowBalance(contactId),
        },
        traits: {
          tagIds: livingTags(tags, person.tagIds).map(({ id }) => id),
          language: known?.preferences.language ?? whose.workspace.language,
          channels: known?.preferences.channels ?? null,
          hasPaid: everPaid.has(contactId),
        },
        stage: { kind: person.stageKind, since: dayOf(zone, person.stageSince) },
        balances: money.balances,
        debts: (owed.get(contactId) ?? []).map(({ id, issuedOn, dueOn, currency, balanceMinor, createdAt }) => ({
          ...{ id, issuedOn, dueOn, currency, balanceMinor },
          knownSince: dayOf(zone, createdAt),
        })),
        promise: pending,
        broken: money.broken === null ? null : broken,
        instalments: parts.get(contactId) ?? null,
        settlementUntil: settled.get(contactId) ?? null,
        toVerify: money.toVerify,
        lastPaidAt: paid.get(contactId) ?? null,
        taken: taken.get(contactId) ?? [],
      },
    }
  })
}

/** The people in question, by whichever column names them. */
const ofPeople = ({ workspace, contactIds }: Whose, of: { workspaceId: AnyColumn; contactId: AnyColumn }) =>
  and(eq(of.workspaceId, workspace.id), contactIds === null ? undefined : inArray(of.contactId, [...contactIds]))

interface Person {
  contactId: string
  cardId: string
  stageKind: StageKind
  stageSince: number
  money: CardMoney
  tagIds: string[]
  name: string | null
  pushName: string | null
  phone: string | null
}

async function peopleOf(tx: Reader, whose: Whose): Promise<Person[]> {
  const rows = await tx
    .select({
      contactId: cards.contactId,
      cardId: cards.id,
      stageKind: stages.kind,
      stageSince: cards.stageSince,
      money: cards.money,
      tagIds: cards.tagIds,
      name: contacts.name,
      pushName: contacts.pushName,
      phone: contacts.phone,
    })
    .from(cards)
    .innerJoin(stages, eq(stages.id, cards.stageId))
    .innerJoin(contacts, eq(contacts.id, cards.contactId))
    .where(and(ofPeople(whose, cards), isNotNull(cards.money), isNull(cards.mergedIntoId)))
  return rows.flatMap(({ money, ...row }) => (money === null ? [] : [{ ...row, money }]))
}

type KnownDebt = Omit<OpenDebt, 'knownSince'> & { createdAt: number }

async function openDebts(tx: Reader, whose: Whose): Promise<Map<string, KnownDebt[]>> {
  const balance = sql<number>`sum(${ledgerEntries.amountMinor})`
  const rows = await tx
    .select({
      contactId: debts.contactId,
      id: debts.id,
      issuedOn: debts.issuedOn,
      dueOn: debts.dueOn,
      parts: debts.parts,
      currency: debts.currency,
      createdAt: debts.createdAt,
      balanceMinor: balance,
    })
    .from(debts)
    .innerJoin(ledgerEntries, eq(ledgerEntries.debtId, debts.id))
    .where(and(ofPeople(whose, debts), isNull(debts.cancelledAt)))
    .groupBy(debts.id)
    .having(gt(balance, 0))
  // Each part of a sale in instalments has a day of its own.
  return grouped(
    rows.flatMap(({ parts, ...row }) =>
      openParts({ ...row, parts }, Number(row.balanceMinor)).map(({ dueOn, openMinor }) => ({
        ...row,
        dueOn,
        balanceMinor: openMinor,
      })),
    ),
  )
}

interface Promised {
  pending: LadderFacts['promise']
  broken: LadderFacts['broken']
}

async function promisesOf(tx: Reader, whose: Whose): Promise<Map<string, Promised>> {
  const rows = await tx
    .select({
      contactId: promises.contactId,
      id: promises.id,
      status: promises.status,
      dueOn: promises.dueOn,
      graceUntil: promises.graceUntil,
    })
    .from(promises)
    .where(and(ofPeople(whose, promises), inArray(promises.status, ['pending', 'broken', 'partly_kept'])))
    .orderBy(promises.id)
  const found = new Map<string, Promised>()
  for (const { contactId, status, dueOn, graceUntil } of rows) {
    const before = found.get(contactId) ?? { pending: null, broken: null }
    if (status === 'pending') found.set(contactId, { ...before, pending: { dueOn, graceUntil } })
    else if (dueOn !== null) found.set(contactId, { ...before, broken: { dueOn, graceUntil: graceUntil ?? dueOn } })
  }
  return found
}

/** Of live plans: what is open of them; nothing open is an empty list. */
async function openInstalments(
  tx: Reader,
  whose: Whose,
): Promise<Map<string, { dueOn: string; graceUntil: string }[]>> {
  const rows = await tx
    .select({ contactId: plans.contactId, dueOn: instalments.openOn, graceUntil: instalments.graceUntil })
    .from(plans)
    .leftJoin(instalments, and(eq(instalments.planId, plans.id), isNotNull(instalments.openOn)))
    .where(and(ofPeople(whose, plans), eq(plans.status, 'active')))
  const found = new Map<string, { dueOn: string; graceUntil: string }[]>()
  for (const { contactId, dueOn, graceUntil } of rows) {
    const list = found.get(contactId) ?? []
    if (dueOn !== null && graceUntil !== null) list.push({ dueOn, graceUntil })
    found.set(contactId, list)
  }
  return found
}

async function openSettlements(tx: Reader, whose: Whose): Promise<Map<string, string>> {
  const rows = await tx
    .select({ contactId: settlements.contactId, until: settlements.until })
    .from(settlements)
    .where(and(ofPeople(whose, settlements), eq(settlements.status, 'open')))
    .orderBy(settlements.until)
  return new Map(rows.map(({ contactId, until }) => [contactId, until]))
}

async function rulesOf(tx: Reader, whose: Whose): Promise<Map<string, ContactRulesRow>> {
  const rows = await tx.select().from(contactRules).where(ofPeople(whose, contactRules))
  return new Map(rows.map((row) => [row.contactId, row]))
}

async function lastPaid(tx: Reader, whose: Whose): Promise<Map<string, number>> {
  const last = sql<number>`max(${ledgerEntries.at})`
  const rows = await tx
    .select({ contactId: ledgerEntries.contactId, at: last })
    .from(ledgerEntries)
    .where(
      and(
        ofPeople(whose, ledgerEntries),
        or(eq(ledgerEntries.kind, 'payment'), eq(ledgerEntries.kind, 'recovery')),
        gt(ledgerEntries.at, whose.now - paidLatelyMs),
      ),
    )
    .groupBy(ledgerEntries.contactId)
  return new Map(rows.map(({ contactId, at }) => [contactId, Number(at)]))
}

async function takenSteps(tx: Reader, whose: Whose): Promise<Map<string, TakenStep[]>> {
  const since = addDays(dayIn(whose.workspace.timeZone, whose.now), -rememberedDays)
  return grouped(await stepsSince(tx, { workspaceId: whose.workspace.id, contactIds: whose.contactIds, since }))
}

function grouped<T extends { contactId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(row.contactId)
    if (list) list.push(row)
    else found.set(row.contactId, [row])
  }
  return found
}
