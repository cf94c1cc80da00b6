import pg from 'pg'

// How this program talks to PostgreSQL, whoever opens the connection.

/** Whole numbers have 64 bits there and are numbers here (money stays far below 2^53); sums and counts come as `numeric` or `int8`. */
function asNumber(text: string): number {
  const value = Number(text)
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) throw new RangeError(`${text} cannot be held as a number`)
  return value
}
pg.types.setTypeParser(pg.types.builtins.INT8, asNumber)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, asNumber)

/** So many statements each connection keeps compiled. Lists of varying length make varying statements; the rest is compiled anew. */
const maxKept = 200
/** Whoever was asked this often is kept. */
const keptFromTimes = 3
/**
 * Never kept: how to find a text depends on how rare its words are. Kept, a statement is planned for any words after a while, and that
 * plan reads the newest messages one by one until enough of them match.
 */
const dependsOnWords = /\bsearch_query\(/
/** Texts whose asking is counted. */
const maxCounted = 2_000

/** The statements that one connection runs often, by their text. */
class KeptStatements {
  readonly #times = new Map<string, number>()
  readonly #names = new Map<string, string>()

  /** The name under which the connection keeps the statement; undefined while it does not. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined || this.#names.size >= maxKept) return known
    if (dependsOnWords.test(text)) return undefined
    const times = (this.#times.get(text) ?? 0) + 1
    if (times < keptFromTimes) {
      if (this.#times.size < maxCounted) this.#times.set(text, times)
      return undefined
    }
    this.#times.delete(text)
    const name = `kept_${this.#names.size}`
    this.#names.set(text, name)
    return name
  }
}

/** A connection that keeps compiled what it is asked often; that ends with the connection. */
export class PostgresClient extends pg.Client {
  readonly #kept = new KeptStatements()

  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.query = ((first: unknown, ...rest: unknown[]) => {
      const name = isBuilt(first) ? this.#kept.nameOf(first.text) : undefined
      const asked = name === undefined ? first : { ...(first as object), name }
      return (pg.Client.prototype.query as (...asked: unknown[]) => unknown).call(this, asked, ...rest)
    }) as typeof this.query
  }
}

/** Whether it comes from the query builder, which hands in an object; what is written by hand runs as it is. */
const isBuilt = (asked: unknown): asked is { text: string } =>
  typeof asked === 'object' && asked !== null && 'text' in asked && !('submit' in asked)
