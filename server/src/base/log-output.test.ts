import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const module = fileURLToPath(new URL('log-output.ts', import.meta.url))

/** Writes `lines` lines of 1,000 letters to its output and then tells, on the other one, how long (ms) that took. */
function writer(lines: number) {
  const script = `
    const { makeLogOutput, outliveReaders } = await import(${JSON.stringify(module)})
    outliveReaders()
    process.stdout.write('')
    const output = makeLogOutput(1)
    const started = performance.now()
    for (let line = 0; line < ${lines}; line++) output.write(String(line).padEnd(1000, '.') + '\\n')
    process.stderr.write(String(Math.round(performance.now() - started)))
    process.stdin.on('data', () => output.write('the end\\n'))
    process.stdin.on('end', () => process.exit(0))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stderr.setEncoding('utf8')
  child.stdout.setEncoding('utf8')
  return child
}

test('every line arrives whole at a reader', async () => {
  const child = writer(500)
  let read = ''
  child.stdout.on('data', (text: string) => {
    read += text
  })
  child.stdin.end('go')
  await once(child, 'close')
  const lines = read.trim().split('\n')
  expect(lines).toHaveLength(501)
  expect(lines.slice(0, 500).map((line) => Number.parseInt(line, 10))).toEqual([...Array(500).keys()])
})

test('a reader that has gone holds nobody up', async () => {
  const child = writer(500)
  child.stdout.destroy()
  const [ms] = (await once(child.stderr, 'data')) as [string]
  expect(Number(ms)).toBeLessThan(1_000)
  child.kill()
})

test('a reader that does not read holds nobody up, and gets whole lines again when it reads', async () => {
  const child = writer(2_000)
  const [ms] = (await once(child.stderr, 'data')) as [string]
  expect(Number(ms)).toBeLessThan(2_000)
  let read = ''
  child.stdout.on('data', (text: string) => {
    read += text
    // Asked after every piece that was read: once all is read there is room for the answer.
    if (read.endsWith('the end\n')) child.stdin.end()
    else if (!child.stdin.writableEnded) child.stdin.write('go')
  })
  await once(child, 'close')
  const lines = read.trimEnd().split('\n')
  expect(lines.at(-1)).toBe('the end')
  const torn = lines.filter((line) => line.length !== 1_000 && line !== 'the end')
  expect(torn.length).toBeLessThanOrEqual(1)
})
