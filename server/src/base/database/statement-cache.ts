import type Client from 'better-sqlite3'

/** Lists of varying length make varying statements; beyond so many the ones unused longest are forgotten. */
const maxStatements = 400

/**
 * The query builder compiles every statement anew, which costs more than running most of them. Compiled statements are
 * kept by their text; SQLite itself compiles one again when the schema has changed.
 */
export function withStatementCache(client: Client.Database): Client.Database {
  const kept = new Map<string, Client.Statement>()
  const prepare = client.prepare.bind(client)
  return new Proxy(client, {
    get(target, name) {
      if (name === 'prepare') {
        return (text: string) => {
          const known = kept.get(text)
          if (known) {
            kept.delete(text)
            kept.set(text, known)
            // Whoever used it last may have asked for rows as arrays.
            return known.reader ? known.raw(false) : known
          }
          const made = prepare(text)
          kept.set(text, made)
          const oldest = kept.size > maxStatements ? kept.keys().next().value : undefined
          if (oldest !== undefined) kept.delete(oldest)
          return made
        }
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
