import { dayOf } from '@aldia/shared/cadence/plan.ts'
import { fitsSegment, lateOn, type SegmentPerson, type SegmentRule, withLivingTags } from '@aldia/shared/segment.ts'
import { livingTags } from '@aldia/shared/tag.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#base/database/database.ts'
import { cards, stages } from '#board/board.tables.ts'
import { contacts } from '#contacts/contacts.tables.ts'
import { debts, ledgerEntries } from '#debts/debts.tables.ts'
import { zoneOfNumber } from '#outbox/contact-question.ts'
import { contactRules } from '#policy/policy.tables.ts'
import { livingId } from '#segments/segments.ts'
import { tagsById } from '#tags/tags.ts'

// Whom a rule takes in: everybody on the board, in a few statements however many they are; the rule itself is asked in shared.

/** Somebody on the board. */
export interface Known {
  readonly contactId: string
  readonly cardId: string
  readonly name: string | null
  readonly phone: string | null
}

/** Those whom a rule takes in at an instant (epoch ms), by name. */
export async function peopleOfRule(
  tx: Reader,
  about: { workspace: Workspace; rule: SegmentRule; now: number },
): Promise<Known[]> {
  const { workspace, now } = about
  const tags = await tagsById(tx, workspace.id)
  const rule = withLivingTags(about.rule, livingId(tags))
  const people = await tx
    .select({
      contactId: cards.contactId,
      cardId: cards.id,
      tagIds: cards.tagIds,
      stageKind: stages.kind,
      name: sql<string | null>`coalesce(${contacts.name}, ${contacts.pushName})`,
      phone: contacts.phone,
      preferences: contactRules.preferences,
    })
    .from(cards)
    .innerJoin(stages, eq(stages.id, cards.stageId))
    .innerJoin(contacts, eq(contacts.id, cards.contactId))
    .leftJoin(contactRules, eq(contactRules.contactId, cards.contactId))
    .where(and(eq(cards.workspaceId, workspace.id), isNull(cards.mergedIntoId)))
  const owed = await openDebts(tx, workspace.id)
  const paid =
    rule.relation === null ? new Set<string>() : await whoHasPaid(tx, { workspaceId: workspace.id, contactIds: null })
  return people
    .filter(({ contactId, tagIds, stageKind, phone, preferences }) => {
      const day = dayOf(preferences?.zone ?? zoneOfNumber(workspace, phone), now)
      const person: SegmentPerson = {
        tagIds: livingTags(tags, tagIds).map(({ id }) => id),
        language: preferences?.language ?? workspace.language,
        stageKind,
        channels: preferences?.channels ?? null,
        hasPaid: paid.has(contactId),
        ...lateOn(owed.get(contactId) ?? [], day),
      }
      return fitsSegment(rule, person)
    })
    .map(({ contactId, cardId, name, phone }) => ({ contactId, cardId, name, phone }))
    .sort((a, b) => (a.name ?? a.phone ?? '').localeCompare(b.name ?? b.phone ?? '') || (a.cardId < b.cardId ? -1 : 1))
}

type Owed = { dueOn: string; currency: string; balanceMinor: number }

async function openDebts(tx: Reader, workspaceId: string): Promise<Map<string, Owed[]>> {
  const balance = sql<number>`sum(${ledgerEntries.amountMinor})`
  const rows = await tx
    .select({ contactId: debts.contactId, dueOn: debts.dueOn, currency: debts.currency, balanceMinor: balance })
    .from(debts)
    .innerJoin(ledgerEntries, eq(ledgerEntries.debtId, debts.id))
    .where(and(eq(debts.workspaceId, workspaceId), isNull(debts.cancelledAt)))
    .groupBy(debts.id)
    .having(gt(balance, 0))
  const found = new Map<string, Owed[]>()
  for (const { contactId, ...debt } of rows) {
    const one = { ...debt, balanceMinor: Number(debt.balanceMinor) }
    const list = found.get(contactId)
    if (list) list.push(one)
    else found.set(contactId, [one])
  }
  return found
}

/** Who has ever paid anything: of these people, or (null) of all. */
export async function whoHasPaid(
  tx: Reader,
  { workspaceId, contactIds }: { workspaceId: string; contactIds: readonly string[] | null },
): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ contactId: ledgerEntries.contactId })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.workspaceId, workspaceId),
        contactIds === null ? undefined : inArray(ledgerEntries.contactId, [...contactIds]),
        or(eq(ledgerEntries.kind, 'payment'), eq(ledgerEntries.kind, 'recovery')),
      ),
    )
  return new Set(rows.map(({ contactId }) => contactId))
}
