import Client from 'better-sqlite3'

/** For following every index to its rows; with the usual few megabytes most pages would be read again and again. */
const cacheKib = 64_000

/** What is wrong with the database file itself, in SQLite's words; nothing when it is sound. */
export function damageOf(client: Client.Database): string[] {
  try {
    client.pragma(`cache_size = -${cacheKib}`)
    const found = (client.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check)
    return found[0] === 'ok' ? [] : found
  } catch (error) {
    // So damaged that it cannot even be checked.
    return [error instanceof Client.SqliteError ? error.code : String(error)]
  }
}
