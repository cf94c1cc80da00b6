import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// A shop in Colombia, Friday at nine in the morning.

let shop: TestWorkspace
let out: Outgoing
let ana: Debtor

beforeEach(async () => {
  shop = await testWorkspace()
  out = await outgoingOf(shop)
  ana = await debtorOf(shop)
})
afterEach(async () => {
  await out.stop()
  await shop.dispose()
})

const told = () => shop.news.flatMap(({ events }) => events)
const overridden = () => told().filter(({ type }) => type === 'message.toneOverridden')
const harsh = 'Usted es un ladrón'

describe('words on their way out', () => {
  it('do not leave where they offend: the tag is told, and a kinder line', async () => {
    await expect(out.send(ana.cardId, harsh)).rejects.toMatchObject({
      code: 'refused_by_policy',
      reason: 'content',
      field: 'text',
      values: { tag: 'insult', suggestion: expect.stringMatching(/\?$/) },
    })
    expect(await out.thread(ana.contactId)).toEqual([])
    expect(out.texts()).toEqual([])
  })

  it('are seen through when they are disguised', async () => {
    await expect(out.send(ana.cardId, 'Usted es un l a d r ó n')).rejects.toMatchObject({ reason: 'content' })
  })

  it('leave with no more than a warning where they are only unkind, and at once where they are not', async () => {
    await out.send(ana.cardId, 'Debería haber pagado ya')
    await out.untilSent('Debería haber pagado ya')
  })

  it('do not ask why nothing was paid where the law forbids it', async () => {
    const why = '¿Por qué no ha pagado?'
    await expect(out.send(ana.cardId, why)).rejects.toMatchObject({ values: { tag: 'askReason' } })
    await shop.perform({ workspaceId: shop.workspaceId, actor: { kind: 'system' } }, async () => undefined)
    await out.run('workspace.updateContactPolicy', { version: 0, change: { presetId: 'CL-consumidor' } })
    await out.send(ana.cardId, why)
    await out.untilSent(why)
  })

  it('are kept back where the business forbids more than the law, and never less', async () => {
    await out.send(ana.cardId, 'Debería haber pagado ya')
    await out.run('workspace.updateContactPolicy', { version: 0, change: { alsoForbidden: ['blame'] } })
    const send = out.send(ana.cardId, 'Debería haber pagado ya')
    await expect(send).rejects.toMatchObject({ values: { tag: 'blame' } })
    await out.run('workspace.updateContactPolicy', { version: 1, change: { alsoForbidden: [] } })
    await expect(out.send(ana.cardId, '¿Por qué no ha pagado?')).rejects.toMatchObject({ reason: 'content' })
    await expect(out.send(ana.cardId, harsh)).rejects.toMatchObject({ reason: 'content' })
  })

  it('leave all the same for somebody with the right, who says why, and that is kept', async () => {
    const agent = await shop.person('agent')
    const override = { reason: 'Es el nombre de la tienda' }
    await expect(out.send(ana.cardId, harsh, { override: { reason: '  ' } })).rejects.toThrow()
    const { id } = await out.send(ana.cardId, harsh, { override })
    await out.untilSent(harsh)
    expect(overridden().map(({ data }) => data)).toEqual([{ messageId: id, tags: ['insult'], reason: override.reason }])
    const input = { messageId: crypto.randomUUID(), cardId: ana.cardId, text: harsh, override }
    await expect(out.run('message.send', input, agent)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('need no reason where there is nothing to override', async () => {
    await out.send(ana.cardId, 'Buenos días', { override: { reason: 'por si acaso' } })
    await out.untilSent('Buenos días')
    expect(overridden()).toEqual([])
  })

  it('are never let pass to somebody who asked not to be written to', async () => {
    await out.run('contact.optOut', { cardId: ana.cardId })
    const send = out.send(ana.cardId, harsh, { override: { reason: 'importa mucho' } })
    await expect(send).rejects.toMatchObject({ reason: 'opted_out' })
  })

  it('are judged anew when a message that waits is written anew; what was let pass were the old ones', async () => {
    const tomorrow = Date.parse('2026-11-21T10:14:00-05:00')
    const { id } = await out.send(ana.cardId, harsh, { leaveAt: tomorrow, override: { reason: 'cita de un libro' } })
    const seq = async () => (await out.thread(ana.contactId)).at(-1)?.seq ?? -1
    const rewrite = async (text: string) => out.run('message.rewrite', { messageId: id, version: await seq(), text })
    await expect(rewrite('Usted es una rata')).rejects.toMatchObject({ reason: 'content', values: { tag: 'insult' } })
    await rewrite('Buenos días, doña Ana')
    await out.run('message.move', { messageId: id, version: await seq(), leaveAt: null })
    await out.untilSent('Buenos días, doña Ana')
  })

  it('are read in the language of the debtor too', async () => {
    const threat = 'We will send you to jail if you do not pay'
    await out.run('contact.setPreferences', {
      cardId: ana.cardId,
      preferences: { zone: null, channels: null, ownHours: null, ownMax: null, language: 'en' },
    })
    await expect(out.send(ana.cardId, threat)).rejects.toMatchObject({ values: { tag: 'threat' } })
  })

  it('that were stored before the check was stricter stop at the gate', async () => {
    const tomorrow = Date.parse('2026-11-21T10:14:00-05:00')
    await out.run('workspace.updateContactPolicy', { version: 0, change: { presetId: 'CL-consumidor' } })
    await out.send(ana.cardId, '¿Por qué no ha pagado?', { leaveAt: tomorrow })
    await out.run('workspace.updateContactPolicy', { version: 1, change: { presetId: 'CO-ley2300' } })
    await out.pass(tomorrow - shop.clock.now())
    await vi.waitFor(async () =>
      expect((await out.thread(ana.contactId)).at(-1)).toMatchObject({ status: 'failed', failure: 'forbidden_words' }),
    )
    expect(out.texts()).toEqual([])
  })
})
