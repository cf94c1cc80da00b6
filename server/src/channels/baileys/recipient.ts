import type { WASocket } from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import { TransportFailure } from '#channels/transport.ts'
import type { Own } from './addresses.ts'

/**
 * Learns a recipient's devices and keys before anything is sent. Baileys would do it inside the one transaction in which it
 * encrypts, and a question that WhatsApp leaves unanswered would hold back the messages to everybody.
 */
export async function meetRecipient(
  socket: WASocket,
  about: { address: string; own: Own; clock: Clock; waitMs: number },
): Promise<void> {
  const { address, own, clock, waitMs } = about
  const self = address.endsWith('@lid') ? (own.lid ?? own.phone) : own.phone
  const meeting = async () => {
    const people = self === null ? [address] : [self, address]
    const devices = await socket.getUSyncDevices(people, true, false)
    await socket.assertSessions(devices.map(({ jid }) => jid))
  }
  await within(clock, waitMs, meeting(), () => {
    throw new TransportFailure('recipient_unanswered', { again: true, failure: 'recipient_unanswered' })
  })
}

/** What `work` gives, or what `late` gives once it takes longer; `work` goes on, and what becomes of it is nobody's business. */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let cancel = () => {}
  const tooLate = new Promise<void>((resolve) => {
    cancel = clock.after(ms, resolve)
  })
  try {
    return await Promise.race([work, tooLate.then(late)])
  } finally {
    cancel()
  }
}
