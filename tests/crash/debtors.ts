import type { Exchanged, Simulation } from '#support/simulation.ts'
import type { SeededRandom } from './seeded-random.ts'

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Debtors who write whether the program runs or not, and an owner who now and then answers on the linked phone. */
export interface Debtors {
  readonly phones: readonly string[]
  /** Writes at this pace until `stop`. */
  start(perSecond: number): void
  stop(): Promise<void>
  /** The last text of each message that was edited, by WhatsApp id. */
  readonly edited: ReadonlyMap<string, string>
  /** What the owner wrote on the phone: WhatsApp id and text. */
  readonly fromPhone: ReadonlyMap<string, string>
}

/** Texts in one request; the debtors of a busy minute, not a flood of requests. */
const tickMs = 100

export async function meetDebtors(simulation: Simulation, dice: SeededRandom, count: number): Promise<Debtors> {
  const phones: string[] = []
  for (let i = 0; i < count; i++) {
    const phone = `57300${String(1_000_000 + i * 37)}`
    // Some WhatsApp knows by number, most by LID.
    await simulation.ask('addPerson', { phone, name: `Deudor ${i}`, addressing: i % 5 === 0 ? 'pn' : 'lid' })
    phones.push(phone)
  }
  const edited = new Map<string, string>()
  const fromPhone = new Map<string, string>()
  let number = 0
  let running: Promise<void> | null = null
  let stopped = false

  async function writeFor(perSecond: number): Promise<void> {
    let due = 0
    let last = performance.now()
    while (!stopped) {
      const now = performance.now()
      due += ((now - last) / 1000) * perSecond
      last = now
      const texts = Array.from({ length: Math.min(Math.floor(due), 50) }, () => {
        number += 1
        return { phone: dice.oneOf(phones), text: `debo ${number}` }
      })
      due -= Math.floor(due)
      if (texts.length > 0) await simulation.ask('sendTexts', { messages: texts })
      await beyondText()
      await new Promise((resolve) => setTimeout(resolve, tickMs))
    }
  }

  async function beyondText(): Promise<void> {
    number += 1
    const phone = dice.oneOf(phones)
    if (dice.happens(0.05)) {
      await simulation.ask('sendMedia', {
        phone,
        kind: 'image',
        data: picture.toString('base64'),
        mimetype: 'image/png',
      })
    }
    if (dice.happens(0.1)) {
      const { id } = await simulation.ask<{ id: string }>('sendText', { phone, text: `pago el biernes ${number}` })
      const text = `pago el viernes ${number}`
      await simulation.ask('edit', { phone, id, text })
      edited.set(id, text)
    }
    if (dice.happens(0.1)) {
      const text = `desde el teléfono ${number}`
      const { id } = await simulation.ask<{ id: string }>('phoneSend', { to: phone, text })
      fromPhone.set(id, text)
    }
  }

  return {
    phones,
    edited,
    fromPhone,
    start(perSecond) {
      stopped = false
      running = writeFor(perSecond)
    },
    async stop() {
      stopped = true
      await running
      running = null
    },
  }
}

export const exchanged = (simulation: Simulation) => simulation.ask<Exchanged[]>('exchanged')
