import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@aldia/server/cli/free-port.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Client } from '#support/browserless-client.ts'
import { databaseOf, databaseSetting, dropDatabaseOf } from '#support/database-of.ts'
import { mainFile, type Program, startProgram } from '#support/program.ts'
import { until } from '#support/until.ts'

let folder: string
const started: ChildProcess[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'aldia-ending-'))
  await databaseOf(folder)
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await dropDatabaseOf(folder)
  rmSync(folder, { recursive: true, force: true })
})

const settings = () => ({
  ...databaseSetting(folder),
  PORT: '0',
  DATA_DIR: folder,
  WHATSAPP_URL: 'ws://127.0.0.1:9',
  LOG_LEVEL: 'info',
})

function start(environment: Record<string, string> = {}): Program {
  const program = startProgram({ ...settings(), ...environment })
  started.push(program.process)
  return program
}

/** A process that does nothing until it is killed. */
function standIn(): ChildProcess {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  started.push(child)
  return child
}

/** The sentences of its log about its end. */
const reasons = (program: Program) =>
  program.printed.out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => (JSON.parse(line) as { msg: string }).msg)
    .filter((sentence) => sentence.startsWith('ending'))

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends once on %s, come twice, and says so', async (signal) => {
  const program = start()
  await program.address()
  program.process.kill(signal)
  program.process.kill(signal)
  expect(await program.ended()).toBe(0)
  expect(reasons(program)).toEqual([`ending: got the signal ${signal}`])
})

test('ends when one of the runners that were handed down is gone, and says so', async () => {
  const [near, far] = [standIn(), standIn()]
  const program = start({ ALDIA_RUNNERS: `${near.pid} ${far.pid}` })
  await program.address()
  far.kill('SIGKILL')
  expect(await program.ended()).toBe(0)
  expect(reasons(program)).toEqual([`ending: the command that started this (process ${far.pid}) is gone`])
})

test('goes on when a shell that started it ends, though a command line above it says npm', async () => {
  const port = await freePort(0)
  // A shell called npm, in it one that starts the program, tells its number, and is gone.
  const inner = `"$0" "$1" >"$2/log.txt" 2>&1 & echo $! >"$2/pid.txt"`
  const outer = spawn('sh', ['-c', `sh -c '${inner}' "$@"; sleep 60`, 'npm', process.execPath, mainFile, folder], {
    env: { PATH: process.env.PATH ?? '', ...settings(), PORT: String(port) },
    stdio: 'ignore',
    detached: true,
  })
  started.push(outer)
  const client = new Client(`http://127.0.0.1:${port}`)
  const answers = async () => (await client.get('/health').catch(() => null))?.status === 200
  await until('it answers', answers, 30_000)
  const pid = Number(readFileSync(join(folder, 'pid.txt'), 'utf8'))
  try {
    // Twice as long as it takes to notice that a runner is gone.
    const since = performance.now()
    await until('the time is over', () => performance.now() - since > 1_200)
    expect(await answers()).toBe(true)
    process.kill(pid, 'SIGTERM')
    const log = () => readFileSync(join(folder, 'log.txt'), 'utf8')
    await until('it ends for no other reason', () => log().includes('ending: got the signal SIGTERM'))
    await until('it has ended', async () => !(await answers()))
  } finally {
    // What both shells started is one process group.
    process.kill(-(outer.pid ?? 0), 'SIGKILL')
  }
})

test.each([['its output'], ['its output and its errors']])('serves on when nobody reads %s any more', async (what) => {
  const port = await freePort(0)
  const program = start({ PORT: String(port) })
  program.process.stdout?.destroy()
  if (what.includes('errors')) program.process.stderr?.destroy()
  const client = new Client(`http://127.0.0.1:${port}`)
  const answers = async () => (await client.get('/health').catch(() => null))?.status === 200
  await until('it answers', answers, 30_000)
  program.process.kill('SIGTERM')
  expect(await program.ended()).toBe(0)
})
