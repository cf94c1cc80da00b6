import { expect, test } from 'vitest'
import { acknowledgementOf, receiptsOf } from './baileys-receipts.ts'

const own = { phone: '573000000001@s.whatsapp.net', lid: '100000000000001@lid' }
const reading = { own, now: 1_790_000_005_000 }
const rosa = '200000000000002@lid'

const receipt = (attrs: Record<string, string>, content?: { tag: string; attrs: Record<string, string> }[]) => ({
  tag: 'receipt',
  attrs: { id: 'M1', t: '1790000000', from: rosa, ...attrs },
  ...(content && { content: [{ tag: 'list', attrs: {}, content }] }),
})

test.each([
  [{}, 'delivered'],
  [{ type: 'inactive' }, 'delivered'],
  [{ type: 'read' }, 'read'],
  [{ type: 'played' }, 'played'],
  [{ type: 'sender', from: own.phone, recipient: rosa }, 'sent'],
] as const)('%j is %s', (attrs, status) => {
  expect(receiptsOf(receipt(attrs), reading)).toEqual([{ waId: 'M1', status, failure: null, at: 1_790_000_000_000 }])
})

test('several messages in one receipt', () => {
  const items = ['M2', 'M3', 'M1'].map((id) => ({ tag: 'item', attrs: { id } }))
  const found = receiptsOf(receipt({ type: 'read' }, items), reading)
  expect(found.map(({ waId }) => waId)).toEqual(['M1', 'M2', 'M3'])
})

test('what is not about our messages is no tick', () => {
  const others = [
    { type: 'retry' },
    { type: 'server-error' },
    { type: 'read', from: own.phone },
    { from: own.lid },
    { type: 'peer_msg', from: own.phone },
    { from: '1@g.us', participant: rosa },
    { from: 'status@broadcast' },
  ]
  for (const attrs of others) expect(receiptsOf(receipt(attrs), reading)).toEqual([])
})

test('an acknowledgement says taken or refused', () => {
  const ack = (attrs: Record<string, string>) =>
    acknowledgementOf({ tag: 'ack', attrs: { class: 'message', ...attrs } }, 1_790_000_005_000)
  expect(ack({ id: 'M1' })).toEqual({ waId: 'M1', status: 'sent', failure: null, at: 1_790_000_005_000 })
  expect(ack({ id: 'M1', error: '463' })).toMatchObject({ status: 'failed', failure: 'account_restricted' })
  expect(ack({ id: 'M1', error: '479' })).toMatchObject({ status: 'failed', failure: 'rejected_by_whatsapp' })
  expect(ack({})).toBeNull()
})
