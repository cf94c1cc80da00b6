import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { openSqlite } from '#base/database/sqlite-database.ts'

const allMigrations = fileURLToPath(new URL('../../../migrations/sqlite', import.meta.url))

/** For tests: a database as the first version of the program made it, with a business, a person and a message in it. */
export async function makeFirstDatabase(file: string): Promise<void> {
  const migrationsFolder = mkdtempSync(join(tmpdir(), 'aldia-first-migration-'))
  try {
    cpSync(allMigrations, migrationsFolder, { recursive: true })
    const journalFile = join(migrationsFolder, 'meta/_journal.json')
    const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
    writeFileSync(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }))
    const database = openSqlite(file)
    migrate(drizzle(database.client), { migrationsFolder })
    database.client.exec(firstRows)
    await database.close()
  } finally {
    rmSync(migrationsFolder, { recursive: true, force: true })
  }
}

const firstRows = `
insert into workspaces values ('w1', 1, 'Tienda de ayer', 'CO', 'America/Bogota', 'COP', 'es', 1000);
insert into workspace_seqs values ('w1', 3);
insert into stages (id, workspace_id, seq, kind, name, colour, rank, card_count)
  values ('s1', 'w1', 1, 'inbox', 'Entrada', 'grey', 'a0', 1);
insert into channel_accounts (id, workspace_id, seq, kind, state, state_since, wanted, created_at)
  values ('a1', 'w1', 1, 'baileys', 'unlinked', 1000, 0, 1000);
insert into contacts (id, workspace_id, seq, name, phone, created_at) values ('p1', 'w1', 2, 'Luis', '+573001112233', 1000);
insert into conversations (id, workspace_id, contact_id, channel_account_id, address, created_at)
  values ('v1', 'w1', 'p1', 'a1', '573001112233@s.whatsapp.net', 1000);
insert into messages (id, workspace_id, seq, conversation_id, channel_account_id, wa_id, direction, origin, kind, text, sent_at)
  values ('m1', 'w1', 3, 'v1', 'a1', 'WA1', 'in', 'live', 'text', 'cuánto debo', 2000);
insert into cards (id, workspace_id, seq, version, contact_id, stage_id, rank, unread, last_message_id, last_message_at,
  stage_since, created_at) values ('c1', 'w1', 3, 1, 'p1', 's1', 'a0', 1, 'm1', 2000, 1000, 1000);
insert into events (id, workspace_id, seq, at, type, actor_kind, contact_id, data, undoable)
  values ('e1', 'w1', 3, 2000, 'message.received', 'contact', 'p1', '{"messageId":"m1"}', 0);
`
