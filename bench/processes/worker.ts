import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Commands, Question, Reply } from '#processes/answer.ts'

export interface ProcessOptions {
  environment?: Record<string, string>
  nodeFlags?: readonly string[]
  /** What it prints is read instead of thrown away. */
  prints?: boolean
}

/** How long (ms) a process may take to end by itself. */
const endWithinMs = 8_000

/** A process of its own that answers questions; typed by the commands it exports. */
export class Worker<C extends Commands> implements AsyncDisposable {
  readonly process: ChildProcess
  readonly #script: string
  readonly #waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>()
  #asked = 0

  /** `script` is relative to the bench folder. */
  constructor(script: string, { environment = {}, nodeFlags = [], prints = false }: ProcessOptions = {}) {
    this.#script = script
    this.process = fork(fileURLToPath(new URL(`../${script}`, import.meta.url)), {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
      execArgv: [...nodeFlags],
      stdio: ['ignore', prints ? 'pipe' : 'ignore', 'inherit', 'ipc'],
    })
    this.process.on('message', (reply: Reply) => this.#take(reply))
    this.process.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting.values()) reject(this.#ended(code ?? signal))
      this.#waiting.clear()
    })
  }

  get pid(): number {
    return this.process.pid ?? 0
  }

  ask<K extends keyof C & string>(name: K, ...[input]: Parameters<C[K]>): Promise<Awaited<ReturnType<C[K]>>> {
    const id = this.#asked++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (output: unknown) => void, reject })
      this.process.send({ id, name, input } satisfies Question)
    })
  }

  /** Waits until it has printed something like this; answers the part in brackets. */
  untilPrinted(wanted: RegExp): Promise<string> {
    let printed = ''
    return new Promise((resolve, reject) => {
      this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        const found = wanted.exec(printed)?.[1]
        if (found) resolve(found)
      })
      this.process.once('exit', (code, signal) => reject(this.#ended(code ?? signal)))
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const child = this.process
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const cancel = setTimeout(() => child.kill('SIGKILL'), endWithinMs)
    await ended
    clearTimeout(cancel)
  }

  #ended(how: number | string | null): Error {
    return new Error(`${this.#script} ended (${how})`)
  }

  #take({ id, output, error }: Reply): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(output)
    else waiting?.reject(new Error(error))
  }
}
