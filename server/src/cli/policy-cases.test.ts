import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './tools.ts'

// The cases were written from the text of the rules, before there was anything that could answer them.

const folder = mkdtempSync(join(tmpdir(), 'policy-cases-'))
afterAll(() => rmSync(folder, { recursive: true }))

function answersTo(file: string): Record<string, unknown>[] {
  const out = join(folder, 'out.jsonl')
  const { status, stderr } = spawnSync(process.execPath, [
    join(root, 'server/src/cli/policy-cases.ts'),
    file,
    '--out',
    out,
  ])
  expect(String(stderr)).toBe('')
  expect(status).toBe(0)
  return linesOf(out)
}

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('policy-cases', () => {
  const wanted = linesOf(join(root, 'tests/data/policy-answers.jsonl'))
  const found = new Map(answersTo(join(root, 'tests/data/policy-cases.jsonl')).map((answer) => [answer.id, answer]))

  it.each(wanted.map((line) => [`${line.id} ${line.why}`, line] as const))('%s', (_name, line) => {
    const { why: _why, ...answer } = line
    expect(found.get(line.id)).toEqual(answer)
  })

  it('answers what it cannot read with an error, and goes on', () => {
    const good = readFileSync(join(root, 'tests/data/policy-cases.jsonl'), 'utf8').split('\n')[0] ?? ''
    const changed = (change: object) => JSON.stringify({ ...JSON.parse(good), ...change })
    const file = join(folder, 'bad.jsonl')
    writeFileSync(
      file,
      [
        '\uFEFF{',
        changed({ id: 'preset', preset: 'XX-nothing' }),
        changed({ id: 'zone', zone: 'Mars/Olympus' }),
        changed({ id: 'now', nowLocal: 'yesterday' }),
        changed({ id: 'kind', message: { kind: 'threat', channel: 'whatsapp' } }),
        changed({ id: 'hours', debtor: { ownHours: [['25:00', '26:00']] } }),
        '',
        'null',
        good,
      ].join('\r\n'),
    )
    expect(answersTo(file)).toEqual([
      { id: null, error: expect.any(String) },
      { id: 'preset', error: 'unknown preset: XX-nothing' },
      ...['zone', 'now', 'kind', 'hours'].map((id) => ({ id, error: expect.any(String) })),
      { id: null, error: expect.any(String) },
      expect.objectContaining({ id: 'CL-consumidor/01', decision: 'send' }),
    ])
  })

  it('says how it is called', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'server/src/cli/policy-cases.ts')])
    expect(status).toBe(1)
    expect(String(stderr)).toContain('--out')
  })
})
