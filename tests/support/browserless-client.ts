import { randomUUID } from 'node:crypto'
import type { Change } from '@aldia/shared/change.ts'
import type { CommandDefinition, InputOf, OutputOf } from '@aldia/shared/command.ts'
import type { FailureBody } from '@aldia/shared/failure.ts'
import type { ClientToServer, ServerToClient } from '@aldia/shared/socket.ts'
import { io, type Socket } from 'socket.io-client'

export interface Answer {
  status: number
  body: unknown
  headers: Headers
}

/** A signed-in (or not) person without a browser: HTTP with a cookie, and the live socket. */
export class Client {
  readonly url: string
  cookie: string

  constructor(url: string, cookie = '') {
    this.url = url
    this.cookie = cookie
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const isText = typeof body === 'string' || body instanceof FormData || body === undefined
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(isText ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
    })
    const setCookie = response.headers.get('set-cookie')
    if (setCookie) this.cookie = setCookie.split(';')[0] ?? ''
    const text = await response.text()
    return { status: response.status, body: parse(text), headers: response.headers }
  }

  get = (path: string) => this.request('GET', path)
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.request('POST', path, body, headers)

  /** Reads JSON that must be there. */
  async read<T>(path: string): Promise<T> {
    const { status, body } = await this.get(path)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
    return body as T
  }

  /** Sends a command by name, whatever the answer. */
  send(name: string, input: unknown, opId: string = randomUUID()): Promise<Answer> {
    return this.post(`/api/commands/${name}`, input, { 'idempotency-key': opId })
  }

  /** Runs a command that must succeed. */
  async run<C extends CommandDefinition>(
    command: C,
    input: InputOf<C>,
  ): Promise<{ output: OutputOf<C>; change: Change | null }> {
    const { status, body } = await this.send(command.name, input)
    if (status !== 200) throw new Error(`${command.name} answered ${status}: ${JSON.stringify(body)}`)
    return body as { output: OutputOf<C>; change: Change | null }
  }

  /** Opens the live socket; `cookie` may be another one, or none. */
  live(cookie = this.cookie, headers: Record<string, string> = {}): Socket<ServerToClient, ClientToServer> {
    return io(this.url, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...(cookie ? { cookie } : {}), ...headers },
    })
  }
}

/** The refusal in an answer. */
export function refusal(answer: Answer): FailureBody['error'] & { status: number } {
  return { status: answer.status, ...(answer.body as FailureBody).error }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
