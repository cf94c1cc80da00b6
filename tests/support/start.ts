import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningApp, startApp } from '@aldia/server/app.ts'
import { type Clock, systemClock } from '@aldia/server/base/clock.ts'
import { makeLog } from '@aldia/server/base/log.ts'
import { readConfig } from '@aldia/server/config.ts'
import type { Edges } from '@aldia/server/opening.ts'
import { type Simulator, startSimulator } from '@aldia/server/simulator/simulator.ts'
import { writeAtAnyHour } from '#support/any-hour.ts'
import { Client } from '#support/browserless-client.ts'
import { databaseOf, databaseSetting, dropDatabaseOf } from '#support/database-of.ts'

export const owner = { name: 'Rosa Díaz', email: 'rosa@example.com', password: 'una clave bien larga' }
export const setupSecret = 'secreto-de-prueba'

export interface Running {
  app: RunningApp
  url: string
  /** Everything that was logged at `warn` or above. */
  complaints: string[]
  folder: string
  /** Claims the installation and answers the owner. People may be written to at any hour, unless the test is about that. */
  setUp(country?: string, about?: { keepsHours?: boolean }): Promise<Client>
  /** Signs a person in. */
  signIn(email: string, password: string): Promise<Client>
  /** Ends the program; `keepData` leaves the folder for another start. */
  stop(about?: { keepData?: boolean }): Promise<void>
}

/** Starts the whole program on a data folder and port of its own. */
export async function startRunning(
  about: {
    folder?: string
    simulator?: Simulator
    clock?: Clock
    patience?: Edges['patience']
    environment?: Record<string, string>
  } = {},
): Promise<Running> {
  const folder = about.folder ?? mkdtempSync(join(tmpdir(), 'aldia-flow-'))
  const complaints: string[] = []
  const log = makeLog('warn', { write: (line) => void complaints.push(line) })
  await databaseOf(folder)
  const config = readConfig({
    ...databaseSetting(folder),
    PORT: '0',
    DATA_DIR: folder,
    SETUP_SECRET: setupSecret,
    ...(about.simulator
      ? { WHATSAPP_URL: about.simulator.url, WHATSAPP_ROOT_KEY: about.simulator.rootKeyHex }
      : { WHATSAPP_URL: 'ws://127.0.0.1:9' }),
    ...about.environment,
  })
  const app = await startApp(config, { clock: about.clock ?? systemClock, log, patience: about.patience })
  return {
    app,
    url: app.url,
    complaints,
    folder,
    async setUp(country = 'CO', { keepsHours = false } = {}) {
      const client = new Client(app.url)
      const { status, body } = await client.post('/api/setup', {
        secret: setupSecret,
        business: { name: 'Tienda Rosita', country },
        owner,
      })
      if (status !== 200) throw new Error(`setup answered ${status}: ${JSON.stringify(body)}`)
      if (!keepsHours) await writeAtAnyHour(client)
      return client
    },
    async signIn(email, password) {
      const client = new Client(app.url)
      const { status, body } = await client.post('/api/sign-in', { email, password })
      if (status !== 200) throw new Error(`sign-in answered ${status}: ${JSON.stringify(body)}`)
      return client
    },
    async stop({ keepData = false } = {}) {
      await app.close()
      if (keepData) return
      await dropDatabaseOf(folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export { startSimulator }
