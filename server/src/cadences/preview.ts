import type { Cadence, PlannedStep } from '@aldia/shared/cadence.ts'
import type { CardLadder, PlannedDay, PlannedItem } from '@aldia/shared/cadence-commands.ts'
import { addDays, dayIn } from '@aldia/shared/dates.ts'
import type { Reader } from '#base/database/database.ts'
import { readSeq } from '#base/events.store.ts'
import { findStep, lastSteps } from '#cadences/cadences.store.ts'
import type { Debtor } from '#cadences/ladder-facts.reads.ts'
import { type DebtorPlan, planLadders, previewDays } from '#cadences/ladder-plan.ts'
import type { Words } from '#cadences/ladder-words.reads.ts'

// What the screens read of the plan: days with their sums, the items of a day, what waits for an approval, one debtor's ladder.

/** What a screen calls somebody. */
type Named = Pick<Debtor, 'cardId' | 'name' | 'phone'>

interface Item {
  debtor: Named
  planned: PlannedStep
}

/** A plan is good for so long (ms) while nothing changes; leafing through its pages then costs nothing. */
const keptMs = 60_000
/** A debtor's own ladder is shown this far ahead. */
const ladderDays = 45
const shownSteps = 20

export interface Previews {
  days(workspaceId: string): Promise<{ days: PlannedDay[]; awaits: number; safe: number }>
  /** Items of one day, or (null) all that wait for an approval or a person; from a place on. */
  page(
    workspaceId: string,
    on: string | null,
    from: number,
  ): Promise<{ items: PlannedItem[]; total: number; next: number | null }>
  ladder(workspaceId: string, contactId: string): Promise<CardLadder>
}

export function makePreviews(parts: {
  reader: Reader
  now(): number
  wordsOf(tx: Reader, about: { workspaceId: string; planned: PlannedStep; at: number }): Promise<Words>
}): Previews {
  const { reader } = parts
  const kept = new Map<string, { seq: number; at: number; today: string; plans: ReturnType<typeof shownOf>[] }>()

  async function planOf(workspaceId: string) {
    const seq = await readSeq(reader, workspaceId)
    const now = parts.now()
    const known = kept.get(workspaceId)
    if (known && known.seq === seq && known.at <= now && now - known.at < keptMs) return known
    const { workspace, plans } = await planLadders(reader, { workspaceId, contactIds: null, days: previewDays, now })
    // What is kept for a minute is what is shown: the facts of thousands of debtors would only be in the way.
    const made = { seq, at: now, today: dayIn(workspace.timeZone, now), plans: plans.map(shownOf) }
    kept.set(workspaceId, made)
    return made
  }

  const withWords = async (workspaceId: string, { debtor, planned }: Item): Promise<PlannedItem> => {
    const shown = { ...planned, cardId: debtor.cardId, name: debtor.name, phone: debtor.phone }
    if (planned.at === null) return { ...shown, text: null, problems: [] }
    const [lead] = planned.steps
    const row = lead && (await findStep(reader, planned.contactId, lead))
    if (row?.state === 'approved' && row.text !== null) return { ...shown, text: row.text, problems: [] }
    const words = await parts.wordsOf(reader, { workspaceId, planned, at: planned.at })
    return words.ok ? { ...shown, text: words.text, problems: [] } : { ...shown, text: null, problems: words.problems }
  }

  return {
    async days(workspaceId) {
      const { plans, today } = await planOf(workspaceId)
      const days = Array.from({ length: previewDays }, (_, i) => emptyDay(addDays(today, i)))
      const byDay = new Map(days.map((day) => [day.on, day]))
      let [awaits, safe] = [0, 0]
      for (const { planned } of plans)
        for (const each of planned) {
          const day = byDay.get(each.on)
          if (day) count(day, each)
          if (each.verdict !== 'awaits') continue
          awaits += 1
          if (each.doubts.length === 0) safe += 1
        }
      return { days, awaits, safe }
    },
    async page(workspaceId, on, from) {
      const { plans } = await planOf(workspaceId)
      const isOf = ({ on: day, verdict }: PlannedStep) =>
        on === null ? verdict === 'awaits' || verdict === 'task' : day === on
      const items = plans
        .flatMap(({ debtor, planned }) => planned.filter(isOf).map((each): Item => ({ debtor, planned: each })))
        .sort(byMoment)
      const shown = items.slice(from, from + pageSize)
      return {
        items: await Promise.all(shown.map((item) => withWords(workspaceId, item))),
        total: items.length,
        next: from + pageSize < items.length ? from + pageSize : null,
      }
    },
    async ladder(workspaceId, contactId) {
      const about = { workspaceId, contactIds: [contactId], days: ladderDays, now: parts.now() }
      const { cadences, plans } = await planLadders(reader, about)
      const next = plans[0]?.planned ?? []
      const past = await lastSteps(reader, contactId, shownSteps)
      const used = new Set([...next.flatMap(({ steps }) => steps), ...past].map(({ cadenceId }) => cadenceId))
      for (const { id } of plans[0]?.ladders ?? []) used.add(id)
      return {
        cadences: cadences.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, name })),
        past: past.map(({ cadenceId, stepId, on, state, reason, at, messageId }) => ({
          ...{ cadenceId, stepId, on, state, reason, at, messageId },
          tone: toneOf(cadences, cadenceId, stepId),
        })),
        next: [...next],
      }
    },
  }
}

/** Items of one page; each may need a debtor's whole account for its words. */
const pageSize = 30

const shownOf = ({ debtor: { cardId, name, phone }, planned }: DebtorPlan) => ({
  debtor: { cardId, name, phone } satisfies Named,
  planned,
})

const emptyDay = (on: string): PlannedDay => ({ on, leaves: 0, awaits: 0, tasks: 0, stays: {} })

function count(day: PlannedDay, { verdict, reasons }: PlannedStep): void {
  if (verdict === 'leaves') day.leaves += 1
  else if (verdict === 'awaits') day.awaits += 1
  else if (verdict === 'task') day.tasks += 1
  const [reason] = reasons
  if (verdict === 'stays' && reason) day.stays[reason] = (day.stays[reason] ?? 0) + 1
}

/** What leaves first, in the order of its minutes; then what does not. */
function byMoment({ planned: a, debtor: x }: Item, { planned: b, debtor: y }: Item): number {
  const day = a.on < b.on ? -1 : a.on > b.on ? 1 : 0
  const moment = (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY)
  return day || (Number.isNaN(moment) ? 0 : moment) || (x.cardId < y.cardId ? -1 : 1)
}

function toneOf(cadences: readonly Cadence[], cadenceId: string, stepId: string): string | null {
  const step = cadences.find(({ id }) => id === cadenceId)?.steps.find(({ id }) => id === stepId)
  return step?.action.do === 'message' ? step.action.tone : null
}
