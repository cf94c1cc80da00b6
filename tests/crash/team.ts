import { randomUUID } from 'node:crypto'
import type { Card } from '@aldia/shared/card.ts'
import type { Client } from '#support/browserless-client.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Something of the team that was written in the browser and has to arrive. */
export interface Wish {
  messageId: string
  phone: string
  text: string
}

/** What the program answers about a message. */
interface Taken {
  output: { seq: number }
}

/**
 * People of the team. Like the browser's queue of commands they try each wish again under the same operation id until the
 * program has answered, however often it dies meanwhile.
 */
export interface Team {
  /** `people` of them begin to write, move and read cards. */
  start(people: number, pauseMs: number): void
  /** Settles when every wish has its answer. */
  stop(): Promise<void>
  /** What the program has taken with status 200, and nobody cancelled. */
  readonly accepted: readonly Wish[]
  /** What was cancelled in time, as the program said. */
  readonly cancelled: readonly Wish[]
  /** Answers that no person should ever see. */
  readonly surprises: readonly string[]
}

export function gather(about: {
  dice: SeededRandom
  cards: readonly Card[]
  stageIds: readonly string[]
  client(): Client
}): Team {
  const { dice, cards, stageIds } = about
  const stageOf = new Map(cards.map((card) => [card.id, card.stageId]))
  const accepted: Wish[] = []
  const cancelled: Wish[] = []
  const surprises: string[] = []
  let stopped = false
  let running: Promise<void>[] = []
  let number = 0

  /** Tries until answered; the answer of 200, else null. */
  async function insist(name: string, input: unknown): Promise<Taken | null> {
    const opId = randomUUID()
    for (;;) {
      const answer = await about
        .client()
        .send(name, input, opId)
        .catch(() => null)
      if (answer?.status === 200) return answer.body as Taken
      if (answer && answer.status < 500) {
        // A moment may be over when the program is up again to hear of it.
        const isExpected = answer.status === 409 || JSON.stringify(answer.body).includes('"leave_past"')
        if (!isExpected) surprises.push(`${name} ${answer.status} ${JSON.stringify(answer.body)}`)
        return null
      }
      if (answer && answer.status !== 503) surprises.push(`${name} ${answer.status} ${JSON.stringify(answer.body)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async function write(): Promise<void> {
    const card = dice.oneOf(cards)
    number += 1
    const wish = { messageId: randomUUID(), phone: (card.phone ?? '').slice(1), text: `recordatorio ${number}` }
    const leaveAt = dice.happens(0.4) ? soon() : null
    const { messageId, text } = wish
    const done = await insist('message.send', { messageId, cardId: card.id, text, leaveAt })
    if (done === null) {
      if (leaveAt === null) surprises.push(`message.send was refused for ${messageId}`)
      return
    }
    const isCancelled = leaveAt !== null && (await changeMind(messageId, done))
    ;(isCancelled ? cancelled : accepted).push(wish)
  }

  /** Some of what was scheduled gets another moment, some is cancelled; true when the program says that it was, in time. */
  async function changeMind(messageId: string, { output: { seq: version } }: Taken): Promise<boolean> {
    if (dice.happens(0.3)) await insist('message.move', { messageId, version, leaveAt: soon() })
    if (dice.happens(0.5)) return false
    return (await insist('message.cancel', { messageId })) !== null
  }

  const soon = () => Date.now() + 1_500 + dice.below(4_500)

  async function work(pauseMs: number): Promise<void> {
    while (!stopped) {
      await write()
      if (dice.happens(0.2)) await insist('card.markRead', { cardId: dice.oneOf(cards).id })
      if (dice.happens(0.2)) await moveAround()
      await new Promise((resolve) => setTimeout(resolve, dice.below(pauseMs * 2)))
    }
  }

  async function moveAround(): Promise<void> {
    const cardId = dice.oneOf(cards).id
    const toStageId = dice.oneOf(stageIds)
    const fromStageId = stageOf.get(cardId) ?? ''
    const isMoved = await insist('card.move', { cardId, fromStageId, toStageId, afterCardId: null })
    if (isMoved) stageOf.set(cardId, toStageId)
  }

  return {
    accepted,
    cancelled,
    surprises,
    start(people, pauseMs) {
      stopped = false
      running = Array.from({ length: people }, () => work(pauseMs))
    },
    async stop() {
      stopped = true
      await Promise.all(running)
      running = []
    },
  }
}
