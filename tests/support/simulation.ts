import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../server/src/simulator/main.ts', import.meta.url))

/** The simulated WhatsApp as a process of its own, so that killing the program leaves it running. */
export interface Simulation {
  process: ChildProcess
  url: string
  rootKeyHex: string
  /** Runs a command of the control API. */
  ask<T = unknown>(command: string, input?: unknown): Promise<T>
  stop(): Promise<void>
}

/** What the linked client looks like from the server's side. */
export interface ClientSeen {
  connected: boolean
  pending: number
  state: 'away' | 'greeting' | 'draining' | 'live'
}

/** What one phone has sent and received. */
export interface Exchanged {
  phone: string
  sent: { id: string; kind: string; text: string; status: 'sent' | 'delivered' | 'read' | 'played' }[]
  received: { id: string; kind: string; text: string; count: number }[]
}

export async function startSimulation(): Promise<Simulation> {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', SIM_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines = createInterface({ input: child.stdout })
  const [line] = (await Promise.race([
    once(lines, 'line'),
    ended.then(() => Promise.reject(new Error('the simulated WhatsApp did not start'))),
  ])) as [string]
  const { url, origin, rootKeyHex } = JSON.parse(line) as { url: string; origin: string; rootKeyHex: string }
  return {
    process: child,
    url,
    rootKeyHex,
    async ask<T>(command: string, input: unknown = {}) {
      const response = await fetch(`${origin}/control/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      })
      const answer = (await response.json()) as T & { error?: string }
      if (!response.ok) throw new Error(`${command}: ${answer.error ?? response.status}`)
      return answer
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
