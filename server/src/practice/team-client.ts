import { randomUUID } from 'node:crypto'
import type { BoardSnapshot } from '@aldia/shared/change.ts'
import type { CommandDefinition, InputOf, OutputOf } from '@aldia/shared/command.ts'
import type { TeamMember } from './business.ts'

/** Somebody of the make-believe team at work: the same requests that a browser sends. */
export class TeamClient {
  readonly #url: string
  #cookie = ''

  constructor(url: string) {
    this.#url = url
  }

  async signIn({ email }: TeamMember, password: string): Promise<this> {
    await this.post('/api/sign-in', { email, password })
    return this
  }

  board(): Promise<BoardSnapshot> {
    return this.read<BoardSnapshot>('/api/board')
  }

  read<T>(path: string): Promise<T> {
    return this.#ask(path, {}) as Promise<T>
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
    return this.#ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  }

  /** Runs a command that must succeed. */
  async run<C extends CommandDefinition>(command: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const answer = await this.post(`/api/commands/${command.name}`, input, { 'idempotency-key': randomUUID() })
    return (answer as { output: OutputOf<C> }).output
  }

  async #ask(path: string, request: { method?: string; headers?: Record<string, string>; body?: string }) {
    const headers = { ...request.headers, ...(this.#cookie && { cookie: this.#cookie }) }
    const response = await fetch(`${this.#url}${path}`, { ...request, headers })
    const given = response.headers.get('set-cookie')?.split(';')[0]
    if (given) this.#cookie = given
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}
