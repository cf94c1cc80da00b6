import { existsSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { fail } from '#base/failure.ts'
import type { App } from '#base/http/app-type.ts'

/**
 * Serves the built web app, in the compressed forms that the build has left beside its files: hashed files for ever, the
 * page itself always fresh, and for every screen's address.
 */
export async function registerWebFiles(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  const assets = join(folder, 'assets')
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    cacheControl: false,
    // Also asked for what `sendFile` sends: only names that change with their content may be kept.
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.startsWith(assets + sep) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  })
  app.get('/*', { schema: { hide: true } as object, config: { needs: 'public' } }, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (path.startsWith('/api/') || path.startsWith('/assets/')) fail('not_found', 'route')
    // Beside the page lie only an icon or two; nothing deeper is ever read.
    const name = basename(path)
    if (path === `/${name}` && /^[\w-]+\.(svg|png|ico|txt|webmanifest)$/.test(name) && existsSync(join(folder, name)))
      return reply.sendFile(name, folder)
    if (!(request.headers.accept ?? '').includes('text/html')) fail('not_found', 'route')
    return reply.sendFile('index.html', folder)
  })
}
