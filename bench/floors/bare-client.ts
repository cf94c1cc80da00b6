import type { commands } from '#floors/bare-baileys.ts'
import { Worker } from '#processes/worker.ts'
import { WhatsApp } from '#whatsapp/whatsapp.ts'

/** Baileys alone on a simulated WhatsApp of its own. */
export class BareClient extends Worker<typeof commands> {
  static async link(): Promise<{ bare: BareClient; whatsapp: WhatsApp }> {
    const whatsapp = await WhatsApp.start()
    const bare = new BareClient('floors/bare-baileys.ts')
    const qr = await bare.ask('link', { url: whatsapp.url })
    await whatsapp.ask('scanQr', { qr })
    await whatsapp.ask('waitForOpen')
    await whatsapp.ask('waitForConfirmed')
    return { bare, whatsapp }
  }
}
