import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Client from 'better-sqlite3'
import { expect, test } from 'vitest'
import { matchKeyOfAddress } from '#contacts/phone-match.ts'

const migration = fileURLToPath(new URL('../../../migrations/sqlite/0013_brazilian-landlines.sql', import.meta.url))

test('keys stored by the rule of before become those of the rule of today', () => {
  const client = new Client(':memory:')
  client.exec('create table contact_identities (address text, match_key text)')
  const insert = client.prepare('insert into contact_identities values (?, ?)')
  const stored: [string, string][] = [
    ['5521933221100@s.whatsapp.net', '552133221100'],
    ['552133221100@s.whatsapp.net', '552133221100'],
    ['5521988221100@s.whatsapp.net', '552188221100'],
    ['552188221100@s.whatsapp.net', '552188221100'],
    ['5491123456789@s.whatsapp.net', '541123456789'],
    ['573001112233@s.whatsapp.net', '573001112233'],
  ]
  for (const row of stored) insert.run(...row)
  client.exec(readFileSync(migration, 'utf8'))
  const now = client.prepare('select address, match_key from contact_identities').raw().all() as [string, string][]
  for (const [address, key] of now) expect(`${address} ${key}`).toBe(`${address} ${matchKeyOfAddress(address)}`)
  client.close()
})
