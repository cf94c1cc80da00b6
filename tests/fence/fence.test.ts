import { describe, expect, test } from 'vitest'
import { findBreaches, findForgotten, type House } from '#fence/fence.ts'

/** The rules that these files break, in the order of the files. */
const rules = (house: House) => findBreaches(house).map(({ rule }) => rule)
const says = (house: House) => findBreaches(house).map((breach) => `${breach.path}:${breach.line} ${breach.says}`)

describe('what is refused', () => {
  const wrong: [string, string, string, string][] = [
    ['upkeep reads the rows of the board', 'server/src/upkeep/verify.ts', '#board/board.store.ts', 'own tables'],
    [
      'a feature writes into the tables of another',
      'server/src/debts/debts.ts',
      '#files/files.tables.ts',
      'own tables',
    ],
    ['a feature calls one above it', 'server/src/debts/debts.ts', '#payments/payments.ts', 'order'],
    ['the ground floor knows a feature', 'server/src/base/live.ts', '#users/users.ts', 'order'],
    ['a feature calls the root', 'server/src/board/cards.ts', '#reactions.ts', 'order'],
    ['a feature reads the settings of the program', 'server/src/channels/channels.ts', '#config.ts', 'order'],
    ['the board knows its screens', 'server/src/board/cards.ts', '../../../web/src/board/board.tsx', 'package'],
    ['the product knows the simulator', 'server/src/app.ts', '#simulator/simulator.ts', 'apart'],
    ['the product knows the practice', 'server/src/outbox/sender.ts', '#practice/practice.ts', 'apart'],
    ['the product uses what is there for tests', 'server/src/cli/main.ts', '#testing/workspace.ts', 'apart'],
    ['the product imports a test', 'server/src/board/cards.ts', './board.test.ts', 'apart'],
    ['fastify in a verb', 'server/src/board/cards.ts', 'fastify', 'library'],
    ['a query in a verb', 'server/src/board/cards.ts', 'drizzle-orm', 'library'],
    ['Baileys outside of its folder', 'server/src/outbox/sender.ts', '@whiskeysockets/baileys', 'library'],
    ['a second connection to the database', 'server/src/board/cards.ts', 'better-sqlite3', 'library'],
    ['news past the one that tells them', 'server/src/board/cards.ts', 'socket.io', 'library'],
    ['a library that nobody chose', 'server/src/board/cards.ts', 'lodash/fp', 'library'],
    ['shared needs Node', 'shared/src/money.ts', 'node:crypto', 'library'],
    ['shared knows the server', 'shared/src/money.ts', '@aldia/server/app.ts', 'package'],
    ['a screen knows the server', 'web/src/board/board.tsx', '@aldia/server/board/cards.ts', 'package'],
    ['a button knows records', 'web/src/ui/button.tsx', '#records/records.ts', 'order'],
    ['a button sends requests', 'web/src/ui/button.tsx', '#base/api.ts', 'order'],
    ['requests know records', 'web/src/base/api.ts', '#records/records.ts', 'order'],
    ['debts know the board', 'web/src/debts/debt-form.tsx', '#board/board.tsx', 'order'],
    ['dragging outside of its folder', 'web/src/today/today-page.tsx', '@dnd-kit/core', 'library'],
    ['the page needs Node', 'web/src/base/api.ts', 'node:fs', 'library'],
  ]
  test.each(wrong)('%s', (_what, path, target, rule) => {
    expect(rules({ [path]: `import { it } from '${target}'` })).toContain(rule)
    expect(rules({ [path]: `import type { It } from '${target}'` })).toContain(rule)
    expect(rules({ [path]: `export { it } from '${target}'` })).toContain(rule)
    expect(rules({ [path]: `const it = await import('${target}')` })).toContain(rule)
    expect(rules({ [path]: `let it: import('${target}').It` })).toContain(rule)
  })

  test.each(['../debts/debts.ts', './dnd/drop-target.ts', '..'])('a way through the folders: %s', (target) => {
    expect(rules({ 'web/src/board/board.tsx': `import { it } from '${target}'` })).toContain('form')
  })

  test('a folder and a file at the root that have no place in the order', () => {
    expect(
      rules({ 'server/src/raffles/raffles.ts': '', 'server/src/helpers.ts': '', 'web/src/shop/a.tsx': '' }),
    ).toEqual(['place', 'place', 'place'])
    const onto = `import { it } from '#raffles/raffles.ts'`
    expect(rules({ 'server/src/board/cards.ts': onto })).toEqual(['place'])
  })

  test('the environment, and the time of the machine, where they are not handed in', () => {
    for (const text of [
      'process.env.PORT',
      'Date.now()',
      'new Date()',
      'Temporal.Now.instant()',
      'const n = Date.now',
    ]) {
      expect(rules({ 'server/src/board/cards.ts': text }), text).toEqual(['library'])
    }
    expect(rules({ 'server/src/board/cards.ts': 'new Date(work.now); process.exitCode = 1' })).toEqual([])
  })

  test('a file above that is started in a thread or process of its own', () => {
    const text = `new Worker(new URL('../board/worker.ts', import.meta.url))`
    expect(rules({ 'server/src/debts/debts.ts': text })).toEqual(['order'])
  })

  test('files that cannot be loaded without each other', () => {
    const house = {
      'server/src/board/cards.ts': `import { a } from '#board/stages.ts'`,
      'server/src/board/stages.ts': `export * from './ranks.ts'`,
      'server/src/board/ranks.ts': `import { type Card, move } from './cards.ts'`,
    }
    expect(says(house)).toEqual([
      'server/src/board/ranks.ts:1 board/cards.ts → board/stages.ts → board/ranks.ts → board/cards.ts: move what both need into a file of its own.',
    ])
  })
})

describe('what is allowed', () => {
  const right: [string, string, string][] = [
    ['a verb of a feature below', 'server/src/payments/payments.ts', '#debts/debts.ts'],
    ['its own rows', 'server/src/payments/payments.ts', '#payments/payments.store.ts'],
    ['a look over the tables of features below', 'server/src/today/today.reads.ts', '#board/board.tables.ts'],
    ['the root knows everything', 'server/src/app.ts', '#board/board.store.ts'],
    ['a route', 'server/src/board/board.routes.ts', 'fastify'],
    ['a part of a library that has an owner', 'server/src/board/board.store.ts', 'drizzle-orm/sqlite-core'],
    ['what both sides agree on', 'web/src/base/api.ts', '@aldia/shared/money.ts'],
    ['the demo with its WhatsApp', 'server/src/cli/demo.ts', '#simulator/simulator.ts'],
    ['a test may use everything', 'server/src/debts/debts.test.ts', '#board/board.store.ts'],
    ['a test of the whole', 'tests/flows/money.test.ts', '@aldia/server/app.ts'],
  ]
  test.each(right)('%s', (_what, path, target) => {
    expect(says({ [path]: `import { it } from '${target}'` })).toEqual([])
  })

  test('types in a circle, and what is loaded later', () => {
    const house = {
      'web/src/board/card.tsx': `import { column } from './column.tsx'`,
      'web/src/board/column.tsx': `import type { Card } from './card.tsx'\nconst later = () => import('./card.tsx')`,
    }
    expect(says(house)).toEqual([])
  })

  test('words that only look like imports', () => {
    const text = `// import { it } from '../away.ts'\nconst told = "import x from 'lodash'; Date.now()"`
    expect(says({ 'server/src/board/cards.ts': text })).toEqual([])
  })
})

test('says where, by which rule, and how to mend it', () => {
  const text = `import { a } from './a.ts'\n\nimport { b } from '#board/board.store.ts'`
  expect(findBreaches({ 'server/src/upkeep/verify.ts': text })).toEqual([
    {
      path: 'server/src/upkeep/verify.ts',
      line: 3,
      rule: 'own tables',
      says: 'board/board.store.ts belongs to board/: ask a verb of board/, or join tables in a *.reads.ts.',
    },
  ])
})

test('a name in the order that nothing answers to any more is told', () => {
  const forgotten = findForgotten({ 'server/src/board/cards.ts': `import { z } from 'zod'` })
  expect(forgotten).toContain('debts/ stands in the order of server, but nothing answers to it.')
  expect(forgotten).toContain('fastify stands in the order of server, but nothing answers to it.')
  expect(forgotten).not.toContain('board/ stands in the order of server, but nothing answers to it.')
  expect(forgotten).not.toContain('zod stands in the order of server, but nothing answers to it.')
})
