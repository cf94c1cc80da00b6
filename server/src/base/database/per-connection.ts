/**
 * Something made once for each connection and kept as long as it: a compiled query, an index of what is stored. The answer of
 * a write may be rolled back, so nothing that would be wrong then may be kept.
 */
export function perConnection<C extends object, T>(make: (connection: C) => T): (connection: C) => T {
  const kept = new WeakMap<C, T>()
  return (connection) => {
    const known = kept.get(connection)
    if (known !== undefined) return known
    const made = make(connection)
    kept.set(connection, made)
    return made
  }
}
