import { Worker } from '#processes/worker.ts'
import { phoneOf } from '#seed/believable.ts'
import type { commands } from '#whatsapp/whatsapp-process.ts'

/** How many debtors write in turn; the first ones of a made-up business. */
export const writers = 40

/** A simulated WhatsApp of its own for one client. */
export class WhatsApp extends Worker<typeof commands> {
  url = ''
  rootKeyHex = ''

  static async start(people = writers): Promise<WhatsApp> {
    const whatsapp = new WhatsApp('whatsapp/whatsapp-process.ts')
    Object.assign(whatsapp, await whatsapp.ask('address'))
    await whatsapp.ask('people', { phones: Array.from({ length: people }, (_, i) => phoneOf(i)) })
    return whatsapp
  }
}
