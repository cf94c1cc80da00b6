import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { commands } from '#floors/page-server-process.ts'
import { Worker } from '#processes/worker.ts'
import type { Bench } from '#report/bench.ts'

const root = fileURLToPath(new URL('../pages', import.meta.url))

/** The floors' pages, built as the program's own app is built, in a process of their own. */
export class PageServer extends Worker<typeof commands> {
  url = ''

  static async start(bench: Bench): Promise<PageServer> {
    const folder = bench.folder()
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins: [react()],
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: 'es2024',
        rolldownOptions: { input: { static: join(root, 'static.html'), drag: join(root, 'drag.html') } },
      },
    })
    const server = new PageServer('floors/page-server-process.ts')
    server.url = await server.ask('serve', { folder })
    return server
  }
}
