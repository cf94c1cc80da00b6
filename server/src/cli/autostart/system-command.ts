import { spawnSync } from 'node:child_process'

export interface Answer {
  /** It ran and found all well. */
  ok: boolean
  /** What it printed, without blanks around. When it could not be run at all: why. */
  said: string
}

/** Runs a command of the system, found by the PATH of `environment`, and waits for it (10 s at most). */
export function ask(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  ...words: string[]
): Answer {
  const options = { encoding: 'utf8', env: { ...environment }, timeout: 10_000 } as const
  const { status, stdout, stderr, error } = spawnSync(name, words, options)
  if (error) return { ok: false, said: `${name} cannot be run (${error.message})` }
  return { ok: status === 0, said: `${stdout}${stderr}`.trim() }
}
