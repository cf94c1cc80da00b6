import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { proto } from '@whiskeysockets/baileys'
import { describe, expect, test } from 'vitest'
import type { SealedEdit } from '#channels/transport.ts'
import { sealedEditContent, sealedVoteContent } from '#simulator/sealed-edit.ts'
import { openSealedEdit, sealOf, sealOfVote } from './sealed-edits.ts'

const lid = '98765432101234@lid'
const phone = '573001112233@s.whatsapp.net'
const secret = randomBytes(32)
const raw = (message: proto.IMessage) =>
  Buffer.from(proto.WebMessageInfo.encode({ key: { id: 'ORIGINAL' }, message }).finish())
const original = raw({ conversation: 'el viernes', messageContextInfo: { messageSecret: secret } })

function sealedBy(writer: string, about: Partial<{ secret: Buffer; id: string; writers: (string | null)[] }> = {}) {
  const key = { id: about.id ?? 'ORIGINAL', fromMe: true }
  const content = sealedEditContent(key, 'el lunes', { at: 1_795_183_200_000, secret: about.secret ?? secret, writer })
  return sealOf(content.secretEncryptedMessage ?? {}, about.writers ?? [lid, phone]) as SealedEdit
}

describe('a sealed edit', () => {
  test.each([lid, phone])('is opened whichever address of its writer went into the key: %s', (writer) => {
    expect(openSealedEdit(original, 'ORIGINAL', sealedBy(writer))).toEqual({
      text: 'el lunes',
      editedAt: 1_795_183_200_000,
    })
  })

  test('is opened after it has waited as JSON', () => {
    const waited = JSON.parse(JSON.stringify(sealedBy(lid))) as SealedEdit
    expect(openSealedEdit(original, 'ORIGINAL', waited)).toEqual({ text: 'el lunes', editedAt: 1_795_183_200_000 })
  })

  test.each<[string, Buffer | null, string, SealedEdit]>([
    ['without the message it changes', null, 'ORIGINAL', sealedBy(lid)],
    ['with a message that has no secret', raw({ conversation: 'x' }), 'ORIGINAL', sealedBy(lid)],
    ['with bytes that are no message', randomBytes(40), 'ORIGINAL', sealedBy(lid)],
    ['under another secret', original, 'ORIGINAL', sealedBy(lid, { secret: randomBytes(32) })],
    ['for another message', original, 'OTHER', sealedBy(lid)],
    ['by somebody else', original, 'ORIGINAL', sealedBy('111000111000@lid')],
    ['cut off', original, 'ORIGINAL', { ...sealedBy(lid), payload: 'AAAA' }],
    ['with a nonce of nothing', original, 'ORIGINAL', { ...sealedBy(lid), iv: '' }],
  ])('stays closed %s', (_, stored, id, seal) => {
    expect(openSealedEdit(stored, id, seal)).toBeNull()
  })

  test('of another kind is none', () => {
    expect(sealOf({ encPayload: secret, encIv: secret, secretEncType: 0 }, [lid])).toBeNull()
    expect(sealOf({ secretEncType: 2 }, [lid])).toBeNull()
  })
})

describe('a vote', () => {
  const ours = '100000000000001@lid'
  const poll = raw({
    messageContextInfo: { messageSecret: secret },
    pollCreationMessageV3: { name: '¿Cuándo?', options: [{ optionName: 'hoy' }, { optionName: 'mañana' }] },
  })
  const voteBy = (voter: string, choices: string[], about: { secret?: Buffer } = {}) => {
    const content = sealedVoteContent({ id: 'POLL' }, choices, { at: 1, secret, ...about, author: ours, voter })
    return sealOfVote(content.pollUpdateMessage?.vote, { writers: [lid, phone], authors: [null, ours] }) as SealedEdit
  }

  test.each([lid, phone])('names the options, whichever address of the voter went into the key: %s', (voter) => {
    expect(openSealedEdit(poll, 'POLL', voteBy(voter, ['mañana']))?.choices).toEqual(['mañana'])
    expect(openSealedEdit(poll, 'POLL', voteBy(voter, ['mañana', 'hoy']))?.choices).toEqual(['hoy', 'mañana'])
    expect(openSealedEdit(poll, 'POLL', voteBy(voter, []))?.choices).toEqual([])
    expect(openSealedEdit(poll, 'POLL', voteBy(voter, ['nunca']))?.choices).toEqual([])
  })

  test('stays closed without the poll, under another secret, and by somebody else', () => {
    expect(openSealedEdit(null, 'POLL', voteBy(lid, ['hoy']))).toBeNull()
    expect(openSealedEdit(original, 'POLL', voteBy(lid, ['hoy']))).toBeNull()
    expect(openSealedEdit(poll, 'POLL', voteBy(lid, ['hoy'], { secret: randomBytes(32) }))).toBeNull()
    expect(openSealedEdit(poll, 'POLL', voteBy('111000111000@lid', ['hoy']))).toBeNull()
  })
})

test('a corrected event says what it is now', () => {
  const event = raw({ messageContextInfo: { messageSecret: secret }, eventMessage: { name: 'Reunión' } })
  const inner = proto.Message.encode({ eventMessage: { name: 'Reunión', description: 'el martes' } }).finish()
  const iv = randomBytes(12)
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `ORIGINAL${lid}${lid}Event Edit`, 32))
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const encPayload = Buffer.concat([cipher.update(inner), cipher.final(), cipher.getAuthTag()])
  const seal = sealOf({ encPayload, encIv: iv, secretEncType: 1 }, [lid, phone])
  expect(openSealedEdit(event, 'ORIGINAL', seal as SealedEdit)).toMatchObject({ text: 'Reunión\nel martes' })
})
