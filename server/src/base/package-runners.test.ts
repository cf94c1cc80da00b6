import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { runnersHandedDown } from './package-runners.ts'

const module = fileURLToPath(new URL('package-runners.ts', import.meta.url))
const { PATH = '' } = process.env

/** What npm gives to what `npx -y pnpm@12 start` starts, and what pnpm then gives to the script. */
const byNpx = { npm_command: 'exec', npm_lifecycle_event: 'npx', npm_lifecycle_script: "'pnpm'" }
const byPnpm = { npm_command: 'run-script', npm_lifecycle_event: 'start', npm_lifecycle_script: 'node start.ts' }

/** One process of a chain of which each starts the next: what it is called there, and what it gives to the next. */
type Link = readonly [name: string, gives: Record<string, string> | null]

let top: ChildProcess | null = null
afterEach(() => {
  if (top?.pid) process.kill(process.platform === 'win32' ? top.pid : -top.pid, 'SIGKILL')
  top = null
})

/** Makes the chain; its last process says which runners it sees above itself. Answers their names. */
async function seenFrom(...chain: readonly Link[]): Promise<string[]> {
  const last = `import(${JSON.stringify(module)}).then(({ runnersAbove }) => {
    console.log(JSON.stringify(runnersAbove(process.env))); setInterval(() => {}, 1000) })`
  const link = `const [[name, gives], ...rest] = JSON.parse(process.env.CHAIN)
    console.log(name + '=' + process.pid)
    const [code, words] = rest.length > 0 ? [process.env.LINK, ['npm', 'start']] : [process.env.LAST, []]
    require('node:child_process').spawn(process.execPath, ['--eval', code, '--', ...words], {
      stdio: 'inherit', env: { ...process.env, ...gives, CHAIN: JSON.stringify(rest) } })`
  const environment = { PATH, CHAIN: JSON.stringify(chain), LINK: link, LAST: last }
  const child = spawn(process.execPath, ['--eval', link, '--', 'npm', 'start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
    // A process group of its own, so that the whole chain can be ended.
    detached: true,
  })
  top = child
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  while (!/\[.*\]/.test(printed)) await once(child.stdout, 'data')
  const names = new Map([...printed.matchAll(/^(.+)=(\d+)$/gm)].map(([, name = '', pid]) => [Number(pid), name]))
  const seen = JSON.parse(/\[.*\]/.exec(printed)?.[0] ?? '[]') as number[]
  return seen.map((pid) => names.get(pid) ?? 'a stranger')
}

test.runIf(process.platform === 'linux')('the chain of npx and pnpm is seen up to npx, and no further', async () => {
  const chain = [
    ['npm run deploy', { npm_command: 'run-script', npm_lifecycle_event: 'deploy', npm_lifecycle_script: 'deploy.sh' }],
    ['deploy.sh', null],
    ['npx', byNpx],
    ['shell of npx', null],
    ['pnpm', byPnpm],
    ['shell of pnpm', null],
  ] as const
  expect(await seenFrom(...chain)).toEqual(['shell of pnpm', 'pnpm', 'shell of npx', 'npx'])
})

test.runIf(process.platform === 'linux')('npx that starts something else is not waited on', async () => {
  const supervisor = { ...byNpx, npm_lifecycle_script: "'supervisor' '--detach'" }
  expect(await seenFrom(['npx', supervisor], ['supervisor', null], ['pnpm', byPnpm])).toEqual(['pnpm'])
})

test('without a package runner nothing is above, whatever command lines say', async () => {
  expect(await seenFrom(['npm', null], ['pnpm', null])).toEqual([])
})

test('process numbers are handed down as words', () => {
  expect(runnersHandedDown({ ALDIA_RUNNERS: '12 345' })).toEqual([12, 345])
  expect(runnersHandedDown({})).toEqual([])
})
