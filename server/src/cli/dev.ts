import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { runnersAbove, watchRunners } from '#base/package-runners.ts'
import { freePort } from './free-port.ts'
import { root, tool } from './tools.ts'

// For developers: the server starts anew and the page changes when a file is saved. Both end together.
// `--demo` works on the demo's throw-away data, made anew at each start, else on the ordinary data folder.

const usualPort = 3000
const isDemo = process.argv.includes('--demo')
const unknown = process.argv.slice(2).filter((word) => word !== '--demo')
if (unknown.length > 0) {
  process.stderr.write(`pnpm dev knows only --demo, not ${unknown.join(' ')}\n`)
  process.exit(1)
}

const port = process.env.PORT || String(await freePort(usualPort))
const program = fileURLToPath(new URL(isDemo ? 'run-demo.ts' : 'main.ts', import.meta.url))

const children: ChildProcess[] = []
let exitCode = 0
let isEnding = false

function run(words: readonly string[], environment: Record<string, string>): void {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } })
  children.push(child)
  child.once('exit', (code) => {
    children.splice(children.indexOf(child), 1)
    // Once the end has begun, how each part ends says nothing.
    if (!isEnding) exitCode = code ?? 1
    stop()
    if (children.length === 0) process.exit(exitCode)
  })
}

function stop(): void {
  isEnding = true
  for (const child of children) child.kill('SIGTERM')
}

process.once('SIGINT', stop)
process.once('SIGTERM', stop)
watchRunners(runnersAbove(process.env), stop)

run(['--watch', '--watch-preserve-output', program], { PORT: port, ...(isDemo && { DATABASE_URL: '' }) })
run(tool('vite', 'web'), { ALDIA_SERVER: `http://127.0.0.1:${port}` })
