import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { answer } from '#processes/answer.ts'

// Serves the floors' pages as plainly as can be: files, and the same board for everybody.

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
let folder = ''
let board = '{}'

const server = createServer((request, response) => {
  const path = normalize((request.url ?? '/').split('?')[0] ?? '/')
  const file = join(folder, path)
  if (path === '/board.json') response.writeHead(200, { 'content-type': 'application/json' }).end(board)
  else if (existsSync(file)) {
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  } else response.writeHead(404).end()
})

/** What can be asked. */
export const commands = answer({
  serve(about: { folder: string }): Promise<string> {
    folder = about.folder
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    })
  },
  show(about: { board: string }) {
    board = about.board
  },
})

process.once('SIGTERM', () => process.exit(0))
