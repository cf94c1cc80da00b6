import { startSimulator } from '@aldia/server/simulator/simulator.ts'
import { answer } from '#processes/answer.ts'
import { monotonic } from '#processes/monotonic.ts'
import { HeldBack } from '#whatsapp/held-back.ts'
import { OldConversations } from '#whatsapp/old-conversations.ts'
import { Steady } from '#whatsapp/steady.ts'

// The simulated WhatsApp in a process of its own. Messages are encrypted before the clock runs, so that what is measured is
// the client and not the debtors' phones.

const simulator = await startSimulator()
const held = new HeldBack(simulator.world.account)
const old = new OldConversations(simulator)
const steady = new Steady((number, text) => write(number, text))
let phones: string[] = []

/** What `WhatsApp` may be asked. */
export const commands = answer({
  address: () => ({ url: simulator.url, rootKeyHex: simulator.rootKeyHex }),
  scanQr: ({ qr }: { qr: string }) => simulator.phone.scanQr(qr),
  people: (about: { phones: string[] }) => {
    phones = about.phones
    for (const phone of phones) simulator.addPerson({ phone })
  },
  waitForOpen: () => simulator.client.waitForOpen(60_000),
  /** Settles when the client has confirmed everything, also what linking brought along. */
  waitForConfirmed: () => simulator.client.waitForConfirmed(60_000),
  /** Answers when the client logs in the next time, and that it has gone before. */
  loggedIn: () => loggedIn(),
  waitForClose: () => simulator.client.waitForClose(30_000),
  /** Everybody writes in turn; the texts are `<mark>0 …`, `<mark>1 …`. Nothing leaves before it is released. */
  async prepare({ count, mark, length = 0 }: { count: number; mark: string; length?: number }) {
    await held.hold(async () => {
      const step = 200
      for (let from = 0; from < count; from += step) {
        const until = Math.min(from + step, count)
        const numbers = Array.from({ length: until - from }, (_, i) => from + i)
        await Promise.all(numbers.map((i) => write(i, textOf(mark, i).padEnd(length, ' y'))))
      }
    })
  },
  /** Sends what is held back, never more than `window` unconfirmed. Answers when it began. */
  release: ({ window }: { window: number }) => held.release(window),
  /** Sends what is held back, one every `everyMs`; answers when each left. */
  releaseEvery: ({ everyMs }: { everyMs: number }) => held.releaseEvery(everyMs),
  /** Sends the next one; answers when it left. */
  releaseOne: () => held.releaseOne(),
  /** Everybody writes in turn at an even pace, encrypting as they go; answers at once. Texts as in `prepare`. */
  beginWriting: ({ count, mark, everyMs }: { count: number; mark: string; everyMs: number }) =>
    steady.begin({ count, everyMs, textOf: (i) => textOf(mark, i) }),
  /** Gets conversations with other people ready, which the own phone has from before; texts as in `prepare`. */
  prepareOld: ({ phones, each, mark }: { phones: string[]; each: number; mark: string }) =>
    old.prepare({
      people: phones.map((phone) => simulator.person(phone) ?? simulator.addPerson({ phone })),
      each,
      textOf: (i) => textOf(mark, i),
    }),
  /** Hands them over. */
  sendOld: () => old.send(),
  /** When each of those texts was sent, beginning with number `from`. */
  written: ({ from }: { from: number }) => steady.left.slice(from),
  /** Settles when all of them have left. */
  allWritten: () => steady.done,
  /** What every phone has sent and received. */
  exchanged: () =>
    simulator.people().map(({ phone, sent, received }) => ({
      phone,
      sent: sent.map(({ id, kind, text, status }) => ({ id, kind, text, status })),
      received: received.map(({ id, kind, text, count }) => ({ id, kind, text, count })),
    })),
  /** Cuts the client off and puts what is held back into its queue; answers when it has logged in again. */
  async queueWhileAway() {
    const again = loggedIn()
    simulator.faults.drop()
    await simulator.client.waitForClose(30_000)
    held.releaseAll()
    return again
  },
})

async function loggedIn(): Promise<number> {
  await simulator.world.account.stateChanged.next((state) => state === 'greeting', 120_000)
  return monotonic()
}

/** Whose turn it is writes this. */
async function write(number: number, text: string): Promise<void> {
  await simulator.person(phones[number % phones.length] ?? '')?.sendText(text)
}

/** A line of the usual length, about as long as debtors write. */
const textOf = (mark: string, i: number) => `${mark}${i} Buenas tardes, el viernes le consigno 150.000 sin falta`

process.once('SIGTERM', () => process.exit(0))
