import { describe, expect, it } from 'vitest'
import type { RunningChannels } from '#channels/running-channels.ts'
import type { Transport } from '#channels/transport.ts'
import type { AttachmentParts } from '#conversations/attachments.ts'
import type { SenderParts } from '#outbox/sender.ts'
import { ClearedMessage, type GateFacts, openCleared, ruleOn } from '#policy/gate.ts'
import type { ToSend } from '#policy/to-send.ts'
import { cleared, freeOfRules } from '#testing/cleared.ts'
import { testNetwork } from '#testing/network.ts'
import type { WhatsApp } from '#whatsapp.wiring.ts'

const toSend: ToSend = { waId: 'OUR1', address: 'ana', content: { type: 'text', text: 'hola' }, quote: null }
const ours = 'ours'
const facts: GateFacts = {
  workspaceId: ours,
  account: { workspaceId: ours, isLinked: true },
  contact: { workspaceId: ours, mergedIntoId: null },
  policy: freeOfRules,
}

describe('the gate', () => {
  it('lets a message pass from a linked number to a person of the same business', () => {
    const ruling = ruleOn(facts, toSend)
    expect(ruling.rule === 'send' && openCleared(ruling.cleared)).toEqual(toSend)
  })

  it.each<[string, Partial<GateFacts>, string]>([
    ['whose number is gone', { account: null }, 'account_unlinked'],
    [
      'whose number belongs to another business',
      { account: { workspaceId: 'theirs', isLinked: true } },
      'account_unlinked',
    ],
    ['whose number is not linked', { account: { workspaceId: ours, isLinked: false } }, 'account_unlinked'],
    ['to nobody', { contact: null }, 'contact_without_address'],
    [
      'to a person of another business',
      { contact: { workspaceId: 'theirs', mergedIntoId: null } },
      'contact_without_address',
    ],
    [
      'to a person who became another one',
      { contact: { workspaceId: ours, mergedIntoId: 'b' } },
      'contact_without_address',
    ],
  ])('keeps back a message %s', (_, other, failure) => {
    expect(ruleOn({ ...facts, ...other }, toSend)).toEqual({ rule: 'never', failure })
  })

  it('clears what it saw: neither the message nor what it was made from can be changed afterwards', () => {
    const mine = { ...toSend }
    const message = cleared(mine)
    mine.address = 'somebody else'
    expect(openCleared(message).address).toBe('ana')
    expect(() => Object.assign(openCleared(message), { address: 'somebody else' })).toThrow(TypeError)
  })
})

// Each line below is a way around. `pnpm check` fails when one of them compiles, and the tests when one of them gets through.
describe('a way around the gate', () => {
  const send = async (transport: Transport, message: ClearedMessage) => {
    await transport.send(message)
  }
  const network = testNetwork()

  it('is not to hand over what was not cleared', async () => {
    // @ts-expect-error a message that only wants to leave
    await expect(send(network, toSend)).rejects.toThrow(TypeError)
    // @ts-expect-error an object that looks like a cleared message
    await expect(send(network, { toSend })).rejects.toThrow(TypeError)
    // @ts-expect-error a copy has the looks and not the private part
    await expect(send(network, { ...cleared(toSend) })).rejects.toThrow(TypeError)
    // `Object.create` answers `any`, so the compiler cannot tell; the private part is missing all the same.
    await expect(send(network, Object.create(ClearedMessage.prototype))).rejects.toThrow(TypeError)
    await expect(send(network, Object.create(cleared(toSend)))).rejects.toThrow(TypeError)
    expect(network.sent).toEqual([])
  })

  it('is not to make a cleared message oneself', () => {
    // @ts-expect-error the constructor is the gate's own
    expect(() => new ClearedMessage(Symbol('made by the gate'), toSend)).toThrow('only the gate')
    // @ts-expect-error a class with a private constructor has no heirs
    class Forged extends ClearedMessage {}
    expect(() => Reflect.construct(Forged, [Symbol(), toSend])).toThrow('only the gate')
    expect(() => Reflect.construct(ClearedMessage, [Symbol(), toSend])).toThrow('only the gate')
  })

  it('is not to ask the running numbers for a transport', () => {
    const byAttachments = (parts: AttachmentParts, message: ClearedMessage) =>
      // @ts-expect-error attachments fetch, they do not send
      parts.transportOf('account')?.send(message)
    const byAnybody = (channels: RunningChannels, message: ClearedMessage) =>
      // @ts-expect-error linking and presence do not send
      channels.transport('account')?.send(message)
    const byOutbox = (parts: SenderParts) =>
      // @ts-expect-error the sender sends, but only what was cleared
      parts.transportOf('account')?.send(toSend)
    expect([byAttachments, byAnybody, byOutbox]).toHaveLength(3)
  })

  it('is not in the hands of anybody but the outbox', () => {
    // Each of these is `false` for the compiler, which refuses `true` as soon as one of them can send.
    const sees: {
      attachments: CanSend<ReturnType<AttachmentParts['transportOf']>>
      running: CanSend<ReturnType<RunningChannels['transport']>>
      app: CanSend<ReturnType<WhatsApp['channels']['transport']>>
      // The numbers' own `sending` is for the outbox, and is not handed on to the rest of the program.
      appSending: 'sending' extends keyof WhatsApp['channels'] ? true : false
    } = { attachments: false, running: false, app: false, appSending: false }
    const outbox: CanSend<ReturnType<SenderParts['transportOf']>> = true
    expect([...Object.values(sees), outbox]).toEqual([false, false, false, false, true])
  })
})

type CanSend<T> = 'send' extends keyof NonNullable<T> ? true : false
