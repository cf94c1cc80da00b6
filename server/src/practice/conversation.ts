import type { Chance } from './chance.ts'
import type { Debtor } from './debtor.ts'
import { decent } from './decent-hours.ts'
import type { Scene, Step } from './scenes.ts'
import { type PlacedStep, paymentsIn, type Standing, Telling } from './telling.ts'
import type { VoiceNote } from './voice-notes.ts'
import type { Wording } from './wording.ts'

/** How far back conversations go, in days. */
export const historyDays = 42

const dayMs = 86_400_000
const minuteMs = 60_000

/** What a message carries. Amounts in pesos, instants in epoch ms. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'receipt'; caption: string | null; amountPesos: number; paidAt: number }
  | { kind: 'delivery-note'; caption: string; deliveredAt: number }
  | { kind: 'voice'; note: VoiceNote }
  | { kind: 'document'; amountPesos: number; paidAt: number }
  | { kind: 'location' }
  | { kind: 'contact' }

/** One message of a conversation. */
export interface Line {
  id: string
  by: 'us' | 'them'
  /** Epoch ms, whole seconds. */
  at: number
  content: Content
  /** Id of the line it answers. */
  quotes: string | null
}

export interface Conversation {
  debtor: Debtor
  /** Oldest first. */
  lines: Line[]
  /** How many of the last lines nobody of the shop has read. */
  unread: number
  standing: Standing
}

function place(steps: readonly Step[], start: number, chance: Chance): PlacedStep[] {
  let last = start
  return steps.map((step, index) => {
    const [low, high] = index === 0 ? [0, 0] : step.waitMinutes
    const wanted = last + (low + chance.next() * (high - low)) * minuteMs + chance.between(9, 55) * 1000
    last = Math.floor(decent(wanted, step.by, chance.next() * 2.2) / 1000) * 1000
    return { ...step, at: last }
  })
}

/** The scene as late as it can be when it must begin by `start` and be over by `limit`. */
function placeBefore(scene: Scene, start: number, limit: number, chance: Chance): PlacedStep[] {
  for (let earlier = 0; ; earlier += 0.25) {
    const placed = place(scene.steps, start - earlier * dayMs, chance.branch(`${earlier}`))
    const end = placed.at(-1)?.at ?? 0
    if (end <= limit) return placed
  }
}

/** Gives each scene its time, from the last one backwards; what would lie before the six weeks falls away. */
function placeScenes(scenes: readonly Scene[], lastDays: number, now: number, chance: Chance): PlacedStep[] {
  const oldest = now - historyDays * dayMs
  let start = now - lastDays * dayMs
  let limit = now - 90_000
  const placed: PlacedStep[] = []
  for (const [index, scene] of [...scenes.entries()].reverse()) {
    const steps = placeBefore(scene, start, limit, chance.branch(`scene ${index}`))
    const begin = steps[0]?.at ?? start
    if (begin < oldest) break
    placed.unshift(...steps)
    const [low, high] = scene.gapDays
    start = begin - (low + chance.next() * (high - low)) * dayMs
    limit = begin - 3 * 3_600_000
  }
  return placed
}

/** Tells the scenes as one conversation that ends `lastDays` or more before now. `now` is epoch ms. */
export function converse(of: {
  debtor: Debtor
  scenes: readonly Scene[]
  lastDays: number
  now: number
  chance: Chance
  wording: Wording
}): Conversation {
  const { debtor, scenes, lastDays, now, chance, wording } = of
  const steps = placeScenes(scenes, lastDays, now, chance.branch('times'))
  // Whoever has finished paying has paid the last instalment in the last of these scenes.
  const done = debtor.stage === 'paid' ? debtor.parts - paymentsIn(steps) : 0
  const telling = new Telling({ debtor, chance: chance.branch('facts'), wording, done: Math.max(done, 0) })
  for (const step of steps) telling.tell(step)
  const { lines, standing } = telling
  const open = scenes.at(-1)?.isOpen ? lines.length - 1 - lines.findLastIndex(({ by }) => by === 'us') : 0
  return { debtor, lines, unread: open, standing }
}
