import type { StepRef } from '@aldia/shared/cadence.ts'
import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import type { Queries, Reader } from '#base/database/database.ts'
import { cadences, ladderSteps } from '#cadences/cadences.tables.ts'

export type CadenceRow = typeof cadences.$inferSelect
export type LadderStepRow = typeof ladderSteps.$inferSelect

/** All ladders of a business, oldest first. */
export async function listCadences(tx: Reader, workspaceId: string): Promise<CadenceRow[]> {
  return tx.select().from(cadences).where(eq(cadences.workspaceId, workspaceId)).orderBy(asc(cadences.id))
}

export async function findCadence(tx: Reader, workspaceId: string, id: string): Promise<CadenceRow | null> {
  const [row] = await tx
    .select()
    .from(cadences)
    .where(and(eq(cadences.workspaceId, workspaceId), eq(cadences.id, id)))
  return row ?? null
}

export async function insertCadences(tx: Queries, rows: readonly CadenceRow[]): Promise<void> {
  if (rows.length > 0) await tx.insert(cadences).values([...rows])
}

export async function saveCadence(tx: Queries, id: string, set: Partial<CadenceRow>): Promise<void> {
  await tx.update(cadences).set(set).where(eq(cadences.id, id))
}

const sameStep = (contactId: string, { cadenceId, stepId, on }: StepRef) =>
  and(
    eq(ladderSteps.contactId, contactId),
    eq(ladderSteps.cadenceId, cadenceId),
    eq(ladderSteps.stepId, stepId),
    eq(ladderSteps.on, on),
  )

export async function findStep(tx: Reader, contactId: string, step: StepRef): Promise<LadderStepRow | null> {
  const [row] = await tx.select().from(ladderSteps).where(sameStep(contactId, step))
  return row ?? null
}

/** Writes down what became of a step; there is one row for each, whatever it was before. */
export async function putStep(tx: Queries, row: LadderStepRow): Promise<void> {
  const { id: _, workspaceId: __, contactId: ___, cadenceId: ____, stepId: _____, on: ______, ...set } = row
  const { contactId, cadenceId, stepId, on } = ladderSteps
  await tx
    .insert(ladderSteps)
    .values(row)
    .onConflictDoUpdate({ target: [contactId, cadenceId, stepId, on], set })
}

/** What is approved of a debtor, and what was sent on a day or later. */
export async function readySteps(tx: Reader, contactId: string, sentFrom: string): Promise<LadderStepRow[]> {
  const rows = await tx
    .select()
    .from(ladderSteps)
    .where(and(eq(ladderSteps.contactId, contactId), inArray(ladderSteps.state, ['approved', 'sent'])))
    .orderBy(asc(ladderSteps.on), asc(ladderSteps.id))
  return rows.filter(({ state, endedOn }) => state === 'approved' || endedOn >= sentFrom)
}

/** The step that a message was written for. */
export async function stepOfMessage(tx: Reader, contactId: string, messageId: string): Promise<LadderStepRow | null> {
  const rows = await tx
    .select()
    .from(ladderSteps)
    .where(and(eq(ladderSteps.contactId, contactId), eq(ladderSteps.messageId, messageId)))
  // What was said together is closed with the message of the first one.
  return rows.find(({ state }) => state !== 'merged') ?? null
}

export async function endStep(
  tx: Queries,
  id: string,
  set: Pick<LadderStepRow, 'state' | 'reason' | 'at' | 'endedOn'>,
): Promise<void> {
  await tx.update(ladderSteps).set(set).where(eq(ladderSteps.id, id))
}

/** The last steps of a debtor, newest first. */
export async function lastSteps(tx: Reader, contactId: string, limit: number): Promise<LadderStepRow[]> {
  return tx
    .select()
    .from(ladderSteps)
    .where(eq(ladderSteps.contactId, contactId))
    .orderBy(desc(ladderSteps.at), desc(ladderSteps.id))
    .limit(limit)
}

/** Steps of a business since a day; of some debtors or of all. */
export async function stepsSince(
  tx: Reader,
  about: { workspaceId: string; contactIds: readonly string[] | null; since: string },
) {
  const { contactId, cadenceId, stepId, on, state, endedOn } = ladderSteps
  return tx
    .select({ contactId, cadenceId, stepId, on, state, endedOn })
    .from(ladderSteps)
    .where(
      about.contactIds === null
        ? and(eq(ladderSteps.workspaceId, about.workspaceId), gte(ladderSteps.endedOn, about.since))
        : and(inArray(ladderSteps.contactId, [...about.contactIds]), gte(ladderSteps.endedOn, about.since)),
    )
}

/** Gives steps of one person to another one, all or some; where both have the same, that of the other stays. Answers what went. */
export async function giveSteps(
  tx: Queries,
  fromContactId: string,
  intoContactId: string,
  isGiven: (row: LadderStepRow) => boolean = () => true,
): Promise<string[]> {
  const theirs = await tx.select().from(ladderSteps).where(eq(ladderSteps.contactId, fromContactId))
  const moved: string[] = []
  for (const row of theirs.filter(isGiven)) {
    if (await findStep(tx, intoContactId, row)) continue
    await tx.update(ladderSteps).set({ contactId: intoContactId }).where(eq(ladderSteps.id, row.id))
    moved.push(row.id)
  }
  return moved
}
