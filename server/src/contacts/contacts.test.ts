import type { Contact, Note } from '@aldia/shared/contact.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SignedIn } from '#base/commands.ts'
import type { Work } from '#base/work.ts'
import { cardIdsOfContacts, findCard } from '#board/board.store.ts'
import { openCard } from '#board/cards.ts'
import { contactCommands } from '#contacts/contacts.commands.ts'
import { listContacts } from '#contacts/contacts.store.ts'
import { findOrMakeContact } from '#contacts/find-or-make.ts'
import { cleanPushName, cutAt, oneLine } from '#contacts/readable-text.ts'
import { commandNamed, type TestWorkspace, testWorkspace } from '#testing/workspace.ts'

let business: TestWorkspace
let agent: SignedIn

const commands = contactCommands({
  cardsOf: cardIdsOfContacts,
  contactOfCard: async (tx, workspaceId, cardId) => (await findCard(tx, workspaceId, cardId))?.contactId ?? null,
  openCard: async (work: Work, contactId, stageId) => void (await openCard(work, contactId, stageId)),
  countryOf: async () => 'CO',
})

async function run<T>(name: string, input: unknown, by = agent): Promise<T> {
  return (await business.run(commandNamed(commands, name), by, input)).output as T
}

beforeEach(async () => {
  business = await testWorkspace()
  agent = await business.person('agent')
})
afterEach(() => business.dispose())

describe('a person added by hand', () => {
  it('has a card in the inbox at once, and no address that WhatsApp did not give', async () => {
    const eva = await run<Contact>('contact.add', { name: 'Eva', phone: '300 777 8899' })
    expect(eva).toMatchObject({ name: 'Eva', phone: '+573007778899', addresses: [] })
    expect(eva.cardId).not.toBeNull()
  })

  it('is the one who writes from that number later', async () => {
    const eva = await run<Contact>('contact.add', { name: 'Eva', phone: '+55 11 98123-4567' })
    const met = { address: '551181234567@s.whatsapp.net', other: '777888999000@lid', pushName: 'Evinha' }
    const { output } = await business.perform(
      { workspaceId: business.workspaceId, actor: { kind: 'system' } },
      (work) => findOrMakeContact(work, met),
    )
    expect(output.contact).toMatchObject({ id: eva.id, name: 'Eva', phone: '+5511981234567' })
  })

  it('is refused with an incomplete number, or with one already on the board', async () => {
    await expect(run('contact.add', { name: null, phone: '12345' })).rejects.toMatchObject({
      code: 'invalid',
      reason: 'phone_invalid',
      field: 'phone',
    })
    await run('contact.add', { name: 'Eva', phone: '3007778899' })
    await expect(run('contact.add', { name: 'Eva 2', phone: '+57 300 777 8899' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'phone_known',
    })
  })
})

describe('two contacts that are one person', () => {
  it('become one with name, number, notes and card', async () => {
    const eva = await run<Contact>('contact.add', { name: 'Eva', phone: '3007778899' })
    const other = await run<Contact>('contact.add', { name: 'Eva Ruiz', phone: '3001110000' })
    const note = await run<Note>('note.add', { cardId: eva.cardId, text: 'llama por la tarde' })
    const merged = await run<Contact>('contact.merge', { contactId: eva.id, intoContactId: other.id })
    expect(merged).toMatchObject({ id: other.id, name: 'Eva Ruiz', phone: '+573001110000' })
    const change = business.news.at(-1)
    expect(change?.saved.notes).toMatchObject([{ id: note.id, cardId: other.cardId }])
    expect(change?.removed).toEqual(
      expect.arrayContaining([
        { kind: 'contacts', id: eva.id, intoId: other.id },
        { kind: 'cards', id: eva.cardId, intoId: other.cardId },
      ]),
    )
    await expect(run('contact.rename', { contactId: eva.id, name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('must be two, and of this business', async () => {
    const eva = await run<Contact>('contact.add', { name: 'Eva', phone: '3007778899' })
    await expect(run('contact.merge', { contactId: eva.id, intoContactId: eva.id })).rejects.toMatchObject({
      reason: 'merge_self',
    })
    const neighbour = await business.other()
    const stranger = await neighbour.person('owner')
    for (const name of ['contact.merge', 'contact.rename']) {
      const input = {
        contactId: eva.id,
        intoContactId: eva.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        name: 'x',
      }
      await expect(run(name, input, stranger)).rejects.toMatchObject({ code: 'not_found', reason: 'contact' })
    }
  })
})

describe('somebody whose number is merely like that of another', () => {
  const known = [
    { in: 'Brazil', address: '552188221100@s.whatsapp.net', typed: '+55 21 98822-1100' },
    { in: 'Argentina', address: '5491143221100@s.whatsapp.net', typed: '+54 11 4322-1100' },
  ]
  const meet = async (address: string, other: string | null = null) =>
    (
      await business.perform({ workspaceId: business.workspaceId, actor: { kind: 'system' } }, (work) =>
        findOrMakeContact(work, { address, other, pushName: 'Ana' }),
      )
    ).output.contact

  it.each(known)('is a question and no merge when added by hand in $in', async ({ address, typed }) => {
    const ana = await meet(address)
    const added = await run<Contact>('contact.add', { name: 'Anita', phone: typed })
    expect(added.id).not.toBe(ana.id)
    expect(added.resembles).toEqual([ana.id])
    expect(business.news.at(-1)?.events.map(({ type }) => type)).toContain('contact.resembles')
    const one = await run<Contact>('contact.answerLikeness', {
      contactId: added.id,
      otherContactId: ana.id,
      same: true,
    })
    expect(one).toMatchObject({ id: ana.id, name: 'Anita', resembles: [] })
  })

  it('stays two once somebody has said so, and is not asked again', async () => {
    const ana = await meet('5491143221100@s.whatsapp.net')
    const added = await run<Contact>('contact.add', { name: 'Otra', phone: '+54 11 4322-1100' })
    const input = { contactId: added.id, otherContactId: ana.id, same: false }
    expect(await run<Contact>('contact.answerLikeness', input)).toMatchObject({ id: added.id, resembles: [] })
    expect((await meet('541143221100@s.whatsapp.net', '111000111000@lid')).id).toBe(added.id)
    const stranger = await (await business.other()).person('owner')
    await expect(run('contact.answerLikeness', input, stranger)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is one person in Mexico, where both ways of writing are one number', async () => {
    await meet('5215512345678@s.whatsapp.net')
    await run<Contact>('contact.add', { name: 'Ana', phone: '+52 55 1234 5678' })
    await expect(run('contact.add', { name: 'Ana', phone: '+52 1 55 1234 5678' })).rejects.toMatchObject({
      reason: 'phone_known',
    })
  })

  it('writes from a mobile of Argentina: the landline that was typed is not theirs', async () => {
    const shop = await run<Contact>('contact.add', { name: 'Kiosco', phone: '+54 11 4322-1100' })
    const writer = await meet('5491143221100@s.whatsapp.net', '222000222000@lid')
    expect(writer.id).not.toBe(shop.id)
    const asked = await run<Contact>('contact.rename', { contactId: shop.id, name: 'Kiosco Sol' })
    expect(asked.resembles).toEqual([writer.id])
  })
})

describe('a note', () => {
  it('is deleted by its author or a manager, nobody else, and its text is gone from the screens', async () => {
    const { cardId } = await run<Contact>('contact.add', { name: 'Eva', phone: '3007778899' })
    const note = await run<Note>('note.add', { cardId, text: 'paga los viernes' })
    const colleague = await business.person('agent', 'Otro')
    await expect(run('note.delete', { noteId: note.id }, colleague)).rejects.toMatchObject({ reason: 'note_not_yours' })
    const gone = await run<Note>('note.delete', { noteId: note.id }, await business.person('manager'))
    expect(gone).toMatchObject({ id: note.id, text: '' })
    expect(gone.deletedAt).not.toBeNull()
  })

  it('cannot be put on a card of another business', async () => {
    const { cardId } = await run<Contact>('contact.add', { name: 'Eva', phone: '3007778899' })
    const stranger = await (await business.other()).person('owner')
    await expect(run('note.add', { cardId, text: 'x' }, stranger)).rejects.toMatchObject({ reason: 'card' })
  })
})

describe('the list of contacts', () => {
  it('is paged by name and searched by name and number, with signs taken as they are', async () => {
    const names = ['Zoe', 'ana', 'Bruno 100%', 'Carla']
    for (const [at, name] of names.entries()) await run('contact.add', { name, phone: `30077700${10 + at}` })
    const list = (q: string, after: { key: string; id: string } | null, limit = 10) =>
      listContacts(business.database.reader, { workspaceId: business.workspaceId, q, after, limit })
    const first = await list('', null, 2)
    expect(first.rows.map((row) => row.name)).toEqual(['ana', 'Bruno 100%'])
    const second = await list('', first.rows[1] ?? null, 2)
    expect(second.rows.map((row) => row.name)).toEqual(['Carla', 'Zoe'])
    expect((await list('0%', null)).rows.map((row) => row.name)).toEqual(['Bruno 100%'])
    expect((await list('%', null)).total).toBe(1)
    expect((await list('777 00 13', null)).rows.map((row) => row.name)).toEqual(['Carla'])
  })
})

describe('text of strangers', () => {
  it('has no control or direction signs left on a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
    expect(cleanPushName('\u202e\u0000 ')).toBeNull()
  })

  it('shows no letters without width, and keeps those that emoji and other scripts are made with', () => {
    expect(oneLine('A\u200bn\u2060a\u00ad P\u200ce\u200dña')).toBe('Ana Peña')
    expect(oneLine('\u3164\u2800\u200b')).toBe('')
    expect(oneLine('👩\u200d👧 mi\u200cخواهم')).toBe('👩\u200d👧 miخواهم')
    expect(oneLine('می\u200cخواهم')).toBe('می\u200cخواهم')
  })

  it('is never cut through a character that people see as one', () => {
    expect(cutAt('ab👩‍👩‍👧cd', 5)).toBe('ab')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(40), (text, max) => {
        const cut = cutAt(text, max)
        expect(cut.length).toBeLessThanOrEqual(Math.max(max, 0))
        expect(text.startsWith(cut)).toBe(true)
        expect(cut.isWellFormed()).toBe(text.isWellFormed() || cut.isWellFormed())
      }),
    )
  })
})
