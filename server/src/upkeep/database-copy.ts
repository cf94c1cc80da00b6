import { workerData } from 'node:worker_threads'
import Client from 'better-sqlite3'

// A thread in which a database is copied as it is at one moment: SQLite does it in one go, and nothing else gets its turn
// meanwhile.

/** Files, absolute; nothing may stand in `target` yet. */
export interface DatabaseCopy {
  source: string
  target: string
}

const { source, target } = workerData as DatabaseCopy
const client = new Client(source, { readonly: true, timeout: 10_000 })
try {
  client.prepare('VACUUM INTO ?').run(target)
} finally {
  client.close()
}
