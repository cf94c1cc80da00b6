/** The engine's own words for why something failed, wherever in the chain of causes they stand. */
export function postgresFailure(error: unknown): { code: string; message: string } | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') return { code, message: at.message }
  }
  return null
}
