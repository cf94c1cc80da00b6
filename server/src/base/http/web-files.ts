import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'

/** Serves the built web app: hashed files for ever, the page itself always fresh, and for every screen's address. */
export async function registerWebFiles(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      const isHashed = path.includes(`${join(folder, 'assets')}`)
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const isPage = (request.headers.accept ?? '').includes('text/html')
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/') || !isPage) fail('not_found', 'route')
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
