import type { Simulator } from '@aldia/server/simulator/simulator.ts'
import { drawReceipt } from '@aldia/server/testing/drawn-receipts.ts'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import { connectChannel, type Pairing } from '@aldia/shared/channel.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { confirmPayment, type Payment } from '@aldia/shared/payment.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#support/browserless-client.ts'
import { type Running, startRunning, startSimulator } from '#support/start.ts'
import { until } from '#support/until.ts'

// What a debtor sends as a receipt comes to *Por verificar* by itself, with its picture, and is booked by a person only.

let whatsapp: Simulator
let running: Running
let rosa: Client
let luis: ReturnType<Simulator['addPerson']>

beforeAll(async () => {
  whatsapp = await startSimulator()
  running = await startRunning({ simulator: whatsapp })
  rosa = await running.setUp()
  const [account] = (await board()).channelAccounts
  const accountId = account?.id ?? ''
  await rosa.run(connectChannel, { accountId })
  const { qr } = await until('a QR code', async () => {
    const pairing = await rosa.read<Pairing>(`/api/channel-accounts/${accountId}/pairing`)
    return pairing.qr ? pairing : null
  })
  await whatsapp.phone.scanQr(qr ?? '')
  luis = whatsapp.addPerson({ phone: '573001112233', name: 'Luis Prieto' })
  await luis.sendText('Buenas, ¿cuánto debo?')
  const card = await until('a card', async () => (await board()).cards[0])
  const today = new Date().toISOString().slice(0, 10)
  await rosa.run(addDebt, {
    cardId: card.id,
    reference: null,
    concept: 'Nevera',
    currency: 'COP',
    amountMinor: 150_000_00,
    issuedOn: today,
    dueOn: today,
    terms: plainTerms,
    lines: [],
    fileIds: [],
  })
})
afterAll(async () => {
  await running.stop()
  await whatsapp.close()
})

const board = () => rosa.read<BoardSnapshot>('/api/board')
const tray = async () => (await rosa.read<{ payments: Payment[] }>('/api/payments?state=claimed')).payments
const receipt = () => drawReceipt({ amount: '$ 150.000', date: '20/11/2026', number: 'M12345' })

test('a receipt after "ya pagué" waits in the tray with its picture, once, and is confirmed there', async () => {
  await luis.sendText('ya pagué')
  await luis.sendMedia('image', await receipt())
  const payment = await until('a claim with its picture', async () =>
    (await tray()).find((one) => one.receipt !== null),
  )
  expect(payment).toMatchObject({ state: 'claimed', amountMinor: 150_000_00, currency: 'COP', createdById: null })
  expect((await rosa.get(`/api/files/${payment.receipt?.id}`)).status).toBe(200)
  await luis.sendMedia('image', await receipt())
  await luis.sendText('¿le llegó?')
  await until('the question', async () => (await board()).cards[0]?.lastMessage?.preview === '¿le llegó?')
  expect(await tray()).toHaveLength(1)
  const { id: paymentId, version, amountMinor, paidOn, reference } = payment
  await rosa.run(confirmPayment, { paymentId, version, amountMinor, paidOn, reference })
  expect((await board()).cards[0]?.money?.balances).toEqual({})
  expect(running.complaints).toEqual([])
})
