import { inflateSync } from 'node:zlib'
import { mayDo, Role } from '@aldia/shared/user.ts'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { App } from '#base/http/app-type.ts'
import { registerErrors } from '#base/http/errors.ts'
import { newId } from '#base/ids.ts'
import { contactLogRoutes } from '#contact-log/contact-log.routes.ts'
import type { LogEntry } from '#contact-log/entries.ts'
import { pdfOf } from '#contact-log/pdf.ts'
import { received } from '#testing/conversations.ts'
import { contactOfCard, type Debtor, debtorOf } from '#testing/debtor.ts'
import { type Outgoing, outgoingOf } from '#testing/outgoing.ts'
import { type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

// A shop in Colombia, Friday 20 November at nine in the morning.

let shop: TestWorkspace
let out: Outgoing
let owner: SignedIn
let ana: Debtor
let app: App

beforeEach(async () => {
  shop = await testWorkspace()
  out = await outgoingOf(shop)
  owner = await shop.person('owner')
  ana = await debtorOf(shop)
  app = Fastify() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  registerErrors(app as never)
  app.decorateRequest('by', null)
  app.decorateRequest('language', null)
  app.addHook('onRequest', async (request) => {
    request.by = owner
  })
  contactLogRoutes(app, { reader: shop.database.reader, clock: shop.clock, contactOfCard })
})
afterEach(async () => {
  await app.close()
  await out.stop()
  await shop.dispose()
})

const ask = (query: string, cardId: string | null = ana.cardId) =>
  app.inject({ url: cardId === null ? `/api/contact-log?${query}` : `/api/cards/${cardId}/contact-log?${query}` })
const rows = async (query = '', cardId: string | null = ana.cardId) => {
  const { body } = await ask(`format=csv${query}`, cardId)
  const [head, ...lines] = body.replace('\ufeff', '').trim().split('\r\n')
  return { head, lines: lines.map((line) => line.split(';')) }
}
const outcomes = (lines: readonly string[][]) =>
  lines.map(([, , , channel, kind, , outcome]) => [channel, kind, outcome])

describe('the log of one person', () => {
  it('has what was written, by whomever, what was noted and what was refused, in order, with the reason', async () => {
    await out.send(ana.cardId, 'Buenos días, ¿cómo está?')
    await out.untilSent('Buenos días, ¿cómo está?')
    shop.clock.advance(3_600_000)
    const phone = {
      waId: 'P1',
      status: 'sent' as const,
      from: '573001112233@s.whatsapp.net',
      direction: 'out' as const,
      origin: 'phone' as const,
    }
    await out
      .listener()
      .received([received({ ...phone, content: { text: 'desde el celular' }, sentAt: shop.clock.now() })])
    shop.clock.advance(3_600_000)
    await out.run('contact.log', { cardId: ana.cardId, channel: 'call', answered: true, note: '=1+1' })
    await out.run('contact.optOut', { cardId: ana.cardId })
    const agent = await shop.person('agent')
    const message = { messageId: newId(shop.clock.now()), cardId: ana.cardId, text: 'por favor' }
    await expect(out.run('message.send', message, agent)).rejects.toThrow()
    const { head, lines } = await rows()
    expect(head).toBe('Fecha y hora;Persona;Teléfono;Canal;Clase;Quién;Resultado;Motivo;Reglas vigentes;Texto o nota')
    expect(outcomes(lines)).toEqual([
      ['WhatsApp', 'Mensaje escrito por una persona', expect.any(String)],
      ['WhatsApp', 'Mensaje escrito por una persona', 'Enviado'],
      ['Llamada', 'Llamada', 'La persona contestó'],
      ['', 'Pidió que no le escriban', ''],
      ['WhatsApp', 'Intento no permitido', 'No permitido por las reglas'],
    ])
    expect(lines[0]?.[0]).toBe('2026-11-20T09:00:00-05:00')
    expect(lines[1]?.[5]).toBe('Desde el teléfono vinculado')
    expect(lines[2]?.[9]).toBe("'=1+1")
    expect(lines[4]?.[7]).toBe('pidió que no le escriban')
    expect(new Set(lines.map((line) => line[8]))).toEqual(new Set(['CO-ley2300 v0']))
    // A number is no formula either.
    expect(lines[0]?.[2]).toMatch(/^'\+57/)
  })

  it('says why a message left against the rules, and which rules were in force that day', async () => {
    await out.run('workspace.updateContactPolicy', { version: 0, change: { presetId: 'PE-codigo' } })
    await out.run('contact.log', { cardId: ana.cardId, channel: 'visit', answered: false })
    await out.send(ana.cardId, 'Hola', { override: { reason: 'lo pidió en la tienda', of: 'rules' } })
    await out.untilSent('Hola')
    const { lines } = await rows()
    expect(lines.find((line) => line[9] === 'Hola')?.[7]).toContain('lo pidió en la tienda')
    expect(lines[0]?.[8]).toBe('PE-codigo v1')
  })

  it('keeps to the days that are asked for, two years without, and refuses odd ones', async () => {
    await out.run('contact.log', { cardId: ana.cardId, channel: 'call', answered: true })
    const old = { channel: 'call', answered: true, at: shop.clock.now() - 700 * 86_400_000 }
    await out.run('contact.log', { cardId: ana.cardId, ...old })
    expect((await rows()).lines).toHaveLength(2)
    expect((await rows('&from=2026-11-20&to=2026-11-20')).lines).toHaveLength(1)
    expect((await rows('&from=2026-11-21&to=2026-11-25')).lines).toHaveLength(0)
    for (const odd of ['&from=2026-11-21&to=2026-11-20', '&from=2020-01-01', '&from=mañana'])
      expect((await ask(`format=csv${odd}`)).statusCode, odd).toBe(400)
    expect((await ask('format=docx')).statusCode).toBe(400)
  })

  it('is of this business, and for those with the right', async () => {
    expect((await ask('format=csv', newId(0))).statusCode).toBe(404)
    owner = await (await shop.other()).person('owner')
    expect((await ask('format=csv')).statusCode).toBe(404)
    expect((await rows('', null)).lines).toEqual([])
    expect(Role.options.filter((role) => mayDo(role, 'export_contact_log'))).toEqual(['owner', 'manager'])
  })
})

it('the log of everybody goes person by person', async () => {
  const leo = await debtorOf(shop, '573004445566')
  for (const who of [leo, ana, leo])
    await out.run('contact.log', { cardId: who.cardId, channel: 'call', answered: false })
  const { lines } = await rows('', null)
  expect(lines.map((line) => line[2])).toEqual(["'+573001112233", "'+573004445566", "'+573004445566"])
})

describe('the paper', () => {
  it.each([
    ['es', 'Registro de contactos'],
    ['pt', 'Registro de contatos'],
    ['en', 'Contact log'],
  ] as const)('in %s has a title, pages and letters with accents', async (language, title) => {
    const entries = Array.from({ length: 60 }, (_, i) => entry(i, 'Señora Muñoz, ação, €, ¿está?, Łukasz, Ελένη'))
    const paper = await whole(pdfOf({ ...head, person: 'Ana Muñoz' }, inTurn(entries), language))
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2)
    const letters = lettersOf(paper)
    for (const letter of [...title.replaceAll(' ', ''), ...'ñçãá€¿ŁΕ']) expect(letters, letter).toContain(letter)
  })

  it('is asked for like the table', async () => {
    await out.run('contact.log', { cardId: ana.cardId, channel: 'call', answered: true, note: 'vendrá mañana' })
    for (const cardId of [ana.cardId, null]) {
      const answer = await ask('format=pdf', cardId)
      expect(answer.headers['content-type']).toBe('application/pdf')
      expect(answer.headers['content-disposition']).toContain('registro-de-contactos-2024-11-19-2026-11-20.pdf')
      expect(answer.rawPayload.subarray(-6).toString()).toContain('%%EOF')
    }
  })

  it('is written no faster than it is read, and ends with its reader', async () => {
    let written = 0
    let isOver = false
    async function* endless() {
      try {
        for (;;) yield entry(written++, 'Buenos días. '.repeat(30) + written)
      } finally {
        isOver = true
      }
    }
    const paper = pdfOf(head, endless(), 'es')
    let bytes = 0
    for await (const chunk of paper) {
      bytes += (chunk as Buffer).length
      if (bytes > 100_000) break
    }
    expect(written).toBeLessThan(20_000)
    await expect.poll(() => isOver).toBe(true)
  })
})

const head = {
  ...{ business: 'Tienda Ñandú', person: null, from: '2026-11-01', to: '2026-11-30', zone: 'America/Bogota' },
  ...{ rules: ['CO-ley2300, versión 3'], madeOn: '2026-11-30 09:00', madeBy: 'Rosa' },
}

function entry(i: number, words: string): LogEntry {
  const person = { id: 'a', name: 'Ana', phone: '+57' }
  const facts = { channel: 'WhatsApp', kind: 'Mensaje', by: 'Rosa', outcome: 'Leído', why: '', rules: 'v3' }
  return { at: i, when: '2026-11-20T09:00:00-05:00', person, ...facts, words }
}

async function* inTurn<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all
}

async function whole(paper: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of paper) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The letters that the fonts in the paper say they draw. */
function lettersOf(paper: Buffer): string {
  let letters = ''
  const text = paper.toString('latin1')
  for (const { index, 0: start } of text.matchAll(/stream\r?\n/g)) {
    const from = index + start.length
    let content = ''
    try {
      content = inflateSync(paper.subarray(from, text.indexOf('endstream', from))).toString('latin1')
    } catch {
      continue
    }
    if (!content.includes('beginbfrange') && !content.includes('beginbfchar')) continue
    for (const [, code = ''] of content.matchAll(/<([0-9a-f]{4})>/gi))
      letters += String.fromCharCode(Number.parseInt(code, 16))
  }
  return letters
}
