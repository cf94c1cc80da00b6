import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerControl, answerJson } from './control.ts'
import type { Simulator } from './simulator.ts'

const MEDIA = '/media'

/** The phones page and its files. */
const PAGES: Record<string, { file: string; type: string }> = {
  '/phones': { file: 'phones.html', type: 'text/html; charset=utf-8' },
  '/phones/phones.css': { file: 'phones.css', type: 'text/css; charset=utf-8' },
  '/phones/phones.js': { file: 'phones.js', type: 'text/javascript; charset=utf-8' },
}

async function sendPage({ file, type }: { file: string; type: string }, response: ServerResponse): Promise<void> {
  const body = await readFile(new URL(`phones-page/${file}`, import.meta.url))
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
  })
  response.end(body)
}

/** A name that leads here must be this machine's: another site's name could be pointed at this port. */
function isOwnHost(simulator: Simulator, request: IncomingMessage): boolean {
  const { host, port, hostname } = new URL(simulator.origin)
  const asked = request.headers.host
  return hostname === '0.0.0.0' || asked === host || asked === `localhost:${port}`
}

async function answer(simulator: Simulator, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', simulator.origin)
  const page = PAGES[url.pathname]
  if (url.pathname.startsWith(`${MEDIA}/`)) {
    await simulator.world.media.serve(url.pathname.slice(MEDIA.length), response)
  } else if (!isOwnHost(simulator, request)) answerJson(response, 403, { error: 'Unknown host name' })
  else if (url.pathname.startsWith('/control/')) await answerControl(simulator, url, request, response)
  else if (page) await sendPage(page, response)
  else answerJson(response, 404, { error: 'Not found' })
}

/** Answers the simulator's plain http requests: media given by url alone, the control API, the phones page. */
export function makeHttpHandler(simulator: Simulator): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(simulator, request, response).catch(() => response.destroy())
  }
}
