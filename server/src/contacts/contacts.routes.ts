import { Contact, ContactPage } from '@aldia/shared/contact.ts'
import { Id } from '@aldia/shared/ids.ts'
import { SearchText } from '@aldia/shared/search-text.ts'
import { z } from 'zod'
import type { Database } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'
import { refusals } from '#base/http/command-routes.ts'
import { signedIn } from '#base/http/session.ts'
import { loadContacts } from '#contacts/contact-records.ts'
import { listContacts } from '#contacts/contacts.store.ts'
import { type CardsOf, oneContact } from '#contacts/contacts.ts'

const contactsPerPage = 50

export function contactRoutes(app: App, parts: { database: Database; cardsOf: CardsOf }): void {
  app.get(
    '/api/contacts',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['contact'],
        summary: 'Contacts by name, page by page',
        querystring: z.object({ q: SearchText.max(100).default(''), after: z.string().max(1_000).optional() }),
        response: { 200: ContactPage, ...refusals },
      },
    },
    async (request) => {
      const { workspaceId } = signedIn(request)
      const { q, after } = request.query
      const page = await listContacts(parts.database.reader, {
        workspaceId,
        q: q.trim(),
        after: after === undefined ? null : readCursor(after),
        limit: contactsPerPage + 1,
      })
      const shown = page.rows.slice(0, contactsPerPage)
      const ids = shown.map((row) => row.id)
      const loaded = await loadContacts(parts.database.reader, workspaceId, ids, parts.cardsOf)
      const byId = new Map(loaded.map((contact) => [contact.id, contact]))
      const last = shown.at(-1)
      return {
        contacts: ids.flatMap((id) => byId.get(id) ?? []),
        next: page.rows.length > contactsPerPage && last ? writeCursor(last.key, last.id) : null,
        total: page.total,
      }
    },
  )

  app.get(
    '/api/contacts/:id',
    {
      config: { needs: 'see_board' },
      schema: {
        tags: ['contact'],
        summary: 'One contact',
        params: z.object({ id: Id }),
        response: { 200: Contact, ...refusals },
      },
    },
    (request) => oneContact(parts.database.reader, signedIn(request).workspaceId, request.params.id, parts.cardsOf),
  )
}

const Cursor = z.tuple([z.string(), Id])

function writeCursor(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

function readCursor(text: string): { key: string; id: string } {
  const parsed = Cursor.safeParse(jsonOrNull(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) fail('invalid', 'query', { field: 'after' })
  return { key: parsed.data[0], id: parsed.data[1] }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
