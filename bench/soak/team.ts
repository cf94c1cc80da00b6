import { randomUUID } from 'node:crypto'
import type { Card } from '@aldia/shared/card.ts'
import { sendMessage } from '@aldia/shared/message.ts'
import type { Wish } from '@aldia/tests/crash/team.ts'
import { untilDue } from '#processes/monotonic.ts'
import type { Program } from '#processes/program.ts'

/** What the team has sent; `refused` says why some of it was not taken. */
export interface Sent {
  accepted: Wish[]
  refused: string[]
}

/** Answers one debtor after the other at an even pace, from an instant of the monotonic clock on. */
export async function answerAll(
  program: Program,
  about: { cards: readonly Card[]; from: number; everyMs: number; count: number },
): Promise<Sent> {
  const sent: Sent = { accepted: [], refused: [] }
  const underWay: Promise<void>[] = []
  const send = async (number: number, card: Card) => {
    const wish = { messageId: randomUUID(), phone: (card.phone ?? '').slice(1), text: `recordatorio ${number}` }
    const { messageId, text } = wish
    const answer = await program.owner.send(sendMessage.name, { messageId, cardId: card.id, text })
    if (answer.status === 200) sent.accepted.push(wish)
    else sent.refused.push(`${answer.status} ${JSON.stringify(answer.body)}`)
  }
  for (let i = 0; i < about.count; i++) {
    // Between the debtors' messages, not together with one of them.
    await untilDue(about.from + (i + 0.5) * about.everyMs)
    const card = about.cards[i % about.cards.length]
    if (card) underWay.push(send(i, card))
  }
  await Promise.all(underWay)
  return sent
}
