import { resolve } from 'node:path'
import { ConfigError, readConfig, settingNames } from '#config.ts'

/** What the system is told to start with the machine. */
export interface Entry {
  /** The project's folder, absolute and with a slash (or what the system has instead) at its end. */
  readonly folder: string
  /** The Node to run, absolute. */
  readonly node: string
  /** Settings of the program by their names, as the README lists them. */
  readonly settings: Readonly<Record<string, string>>
}

/** What Node is given, seen from the project's folder. */
export const startScript = 'server/src/cli/start.ts'

/** The entry cannot be made or touched, for a reason that whoever asked can mend; the message says how. */
export class AutostartRefused extends Error {}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The program's settings in this environment, checked as the start would check them. A data folder becomes absolute, seen
 * from `from`: nobody should have to know where the system starts things. Throws AutostartRefused.
 */
export function settingsOf(environment: Environment, from: string): Record<string, string> {
  try {
    readConfig(environment)
  } catch (error) {
    throw error instanceof ConfigError ? new AutostartRefused(error.message) : error
  }
  const settings: Record<string, string> = {}
  for (const name of settingNames) {
    const value = environment[name]
    if (value) settings[name] = name === 'DATA_DIR' ? resolve(from, value) : value
  }
  return settings
}

/** Throws AutostartRefused when something has a sign (a line's end, for one) that no file of any system can hold. */
export function refuseControlSigns({ folder, node, settings }: Entry): void {
  const bad = [folder, node, ...Object.values(settings)].find((text) => /\p{Cc}/u.test(text))
  if (bad !== undefined)
    throw new AutostartRefused(`${JSON.stringify(bad)} has a control character, with which it cannot be written down.`)
}
