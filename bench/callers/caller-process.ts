import { Agent, request } from 'node:http'
import { answer } from '#processes/answer.ts'
import { monotonic } from '#processes/monotonic.ts'

// People's browsers asking by HTTP, in a process of its own.

export interface Wish {
  path: string
  /** JSON. */
  body: string
  headers?: Record<string, string>
}

const agent = new Agent({ keepAlive: true })

function ask(url: string, method: string, headers: Record<string, string>, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => {
        if (response.statusCode === 200) resolve(bytes)
        else reject(new Error(`${method} ${new URL(url).pathname} answered ${response.statusCode}`))
      })
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

const post = ({ path, body, headers }: Wish, url: string, cookie: string) =>
  ask(`${url}${path}`, 'POST', { cookie, 'content-type': 'application/json', ...headers }, body)

/** What `Caller` may be asked. */
export const commands = answer({
  /** Sends all wishes, so many at a time; answers how long it took, ms. */
  async post(about: { url: string; cookie: string; wishes: Wish[]; atOnce: number }): Promise<number> {
    const { url, cookie, wishes, atOnce } = about
    const started = monotonic()
    let next = 0
    const oneAfterTheOther = async () => {
      for (let wish = wishes[next++]; wish; wish = wishes[next++]) await post(wish, url, cookie)
    }
    await Promise.all(Array.from({ length: atOnce }, oneAfterTheOther))
    return monotonic() - started
  },
  /** Sends the wishes at a steady pace; answers when each left. */
  async postEvery(about: { url: string; cookie: string; wishes: Wish[]; everyMs: number }): Promise<number[]> {
    const started = monotonic()
    const left: number[] = []
    const answers: Promise<number>[] = []
    for (const [i, wish] of about.wishes.entries()) {
      const waitMs = started + i * about.everyMs - monotonic()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      left.push(monotonic())
      answers.push(post(wish, about.url, about.cookie))
    }
    await Promise.all(answers)
    return left
  },
  /** Reads the paths in turn, again and again; answers how much that was. */
  async read(about: { url: string; cookie: string; paths: string[]; forMs: number; atOnce: number }) {
    const end = monotonic() + about.forMs
    let next = 0
    const read = { answers: 0, bytes: 0 }
    const again = async () => {
      while (monotonic() < end) {
        const path = about.paths[next++ % about.paths.length] ?? '/'
        read.bytes += await ask(`${about.url}${path}`, 'GET', { cookie: about.cookie })
        read.answers += 1
      }
    }
    await Promise.all(Array.from({ length: about.atOnce }, again))
    return read
  },
})

process.once('SIGTERM', () => process.exit(0))
