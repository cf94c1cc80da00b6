import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import type { Client } from '#support/browserless-client.ts'
import { until } from '#support/until.ts'

/** Links the simulated phone to the first number of the business, without a browser. */
export async function linkPhone(manager: Client, whatsapp: Simulator): Promise<void> {
  const board = () => manager.read<BoardSnapshot>('/api/board')
  const accountId = (await board()).channelAccounts[0]?.id ?? ''
  await manager.run(connectChannel, { accountId })
  await whatsapp.phone.scanQr(await qrText(manager, accountId))
  await until('the number is online', async () => (await board()).channelAccounts[0]?.state === 'online')
}

/** The text of the QR code on show. */
export async function qrText(manager: Client, accountId: string): Promise<string> {
  return until('a QR code', async () => {
    const pairing = await manager.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
    return pairing.qr
  })
}

/** The card of a person, once it is on the board. `phone` is digits only. */
export function cardOf(person: Client, phone: string): Promise<Card> {
  return until(`a card for ${phone}`, async () => {
    const { cards } = await person.read<BoardSnapshot>('/api/board')
    return cards.find((card) => card.phone === `+${phone}`)
  })
}
