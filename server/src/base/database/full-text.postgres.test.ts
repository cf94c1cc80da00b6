import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PostgresDatabase } from '#base/database/postgres-database.ts'
import { testDatabase } from '#testing/database.ts'

let opened: Awaited<ReturnType<typeof testDatabase>>
beforeEach(async () => {
  opened = await testDatabase()
})
afterEach(() => opened.dispose())

async function answer(expression: string, ...values: unknown[]): Promise<unknown> {
  const { pool } = opened.database as PostgresDatabase
  const { rows } = await pool.query<{ answer: unknown }>(`select ${expression} as answer`, values)
  return rows[0]?.answer
}

test.each([
  ['Peñalosa ÁÉÍ Ação', 'penalosa aei acao'],
  ['ЖУКОВ Ørsted', 'жуков ørsted'],
  ['', ''],
])('%s without case and accents is %s', async (given, folded) => {
  expect(await answer('search_fold($1)', given)).toBe(folded)
})

test.each([
  ['¿Cuánto debo? gracias🙏ok', 'cuanto', true],
  ['¿Cuánto debo? gracias🙏ok', 'GRACIAS', true],
  ['¿Cuánto debo? gracias🙏ok', 'ok', true],
  ['paguen a juan@correo.com', 'corre', true],
  ['mañana', 'ana', false],
  [`it's O'Brien \\ here`, `brien`, true],
])('in "%s" is found %s: %s', async (text, word, isFound) => {
  expect(await answer('search_words($1) @@ search_query($2, true)', text, word)).toBe(isFound)
})
