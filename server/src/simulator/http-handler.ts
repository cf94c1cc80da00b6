import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Simulator } from './simulator.ts'

const MEDIA = '/media'

/** Answers the simulator's plain http requests: media that messages give by url alone. */
export function makeHttpHandler(simulator: Simulator): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', simulator.origin)
    if (pathname.startsWith(`${MEDIA}/`)) {
      void simulator.world.media.serve(pathname.slice(MEDIA.length), response)
      return
    }
    response.writeHead(404).end()
  }
}
