import type { Database } from '#base/database/database.ts'

/** For tests: the statements, of whatever connection, that run during `work`; transactions themselves are left out. */
export async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const ran: string[] = []
  const statement = Object.getPrototypeOf(database.client.prepare('select 1')) as Record<string, () => unknown>
  const original = new Map(['run', 'all', 'get', 'iterate'].map((name) => [name, statement[name]]))
  for (const [name, execute] of original) {
    statement[name] = function (this: { source: string }, ...given: unknown[]) {
      if (!/^pragma/i.test(this.source)) ran.push(this.source)
      return execute?.apply(this, given as [])
    }
  }
  try {
    await work()
  } finally {
    for (const [name, execute] of original) if (execute) statement[name] = execute
  }
  return ran
}
