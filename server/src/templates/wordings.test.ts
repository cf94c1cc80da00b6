import type { Message } from '@aldia/shared/message.ts'
import type { Template } from '@aldia/shared/template.ts'
import { expect, it, vi } from 'vitest'
import { newId } from '#base/ids.ts'
import { cardIdsOfContacts } from '#board/board.store.ts'
import { loadMessages } from '#conversations/message-records.ts'
import { ladderShop } from '#testing/ladder-shop.ts'

// A message that is a template and nothing else leaves with the figures of the moment in which it leaves.

const { here, run, owes, texts, untilSent, goTo } = ladderShop()

async function textOf(body: string): Promise<Template> {
  const variants = [{ language: 'es', address: null, body }]
  return run('template.add', { kind: 'message', situation: 'other', name: 'Saldo', variants })
}
async function schedule(template: Pick<Template, 'id' | 'version'>, text: string): Promise<Message> {
  const link = { templateId: template.id, version: template.version, list: 'variants', at: 0 }
  const leaveAt = Date.parse('2026-11-23T10:00:00-05:00')
  const messageId = newId(here.shop.clock.now())
  return run('message.send', { messageId, cardId: here.ana.cardId, text, leaveAt, template: link })
}
const pay = (amountMinor: number) =>
  run('payment.record', {
    ...{
      cardId: here.ana.cardId,
      amountMinor,
      currency: 'COP',
      paidOn: '2026-11-20',
      paidBy: 'cash',
      state: 'confirmed',
    },
  })
const now = async (id: string) =>
  (await loadMessages(here.shop.database.reader, here.shop.workspaceId, [id], cardIdsOfContacts))[0]
const due = () => {
  goTo('2026-11-23T10:00')
  here.sender.wake('account')
}

it('names what is owed when it leaves, not when it was written, and its bubble says the same', async () => {
  await owes(50_000_00, '2026-11-10')
  const template = await textOf('Saldo: {saldo}. Atentamente, {agente}')
  const { id } = await schedule(template, 'Saldo: $ 50.000. Atentamente, Rosa')
  await pay(20_000_00)
  due()
  await untilSent(1)
  expect(texts()[0]?.replaceAll('\u00a0', ' ')).toBe('Saldo: $ 30.000. Atentamente, Rosa')
  expect((await now(id))?.text).toBe(texts()[0])
})

it('does not leave when there is nothing left to fill it with, and says so', async () => {
  await owes(50_000_00, '2026-11-10')
  const { id } = await schedule(await textOf('Saldo: {saldo}'), 'Saldo: $ 50.000')
  await pay(50_000_00)
  due()
  await vi.waitFor(async () =>
    expect(await now(id)).toMatchObject({ status: 'failed', failure: 'template_unfilled', text: 'Saldo: $ 50.000' }),
  )
  expect(here.network.sent).toEqual([])
})

it('stays as it is once somebody changed it by hand, or when the template says something else by now', async () => {
  await owes(50_000_00, '2026-11-10')
  const template = await textOf('Saldo: {saldo}')
  const edited = await schedule(template, 'Saldo: $ 50.000')
  await run('message.rewrite', { messageId: edited.id, version: edited.seq, text: 'Son 50.000, doña Ana' })
  const other = await schedule({ ...template, version: 7 }, 'Saldo: cincuenta mil')
  await pay(20_000_00)
  due()
  await untilSent(2)
  expect([(await now(edited.id))?.text, (await now(other.id))?.text]).toEqual([
    'Son 50.000, doña Ana',
    'Saldo: cincuenta mil',
  ])
})
