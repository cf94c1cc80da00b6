import { expect, test } from 'vitest'
import { crashRun } from './crash-run.ts'

test('killed ten times while 40 debtors and the team write, schedule and change their minds, and a ladder reminds, nothing is lost and nothing arrives twice', async () => {
  const result = await crashRun({ kills: 10, seed: 20_261 })
  expect(result).toMatchObject({ lost: [], twice: [], wrong: [], surprises: [] })
  expect(result.reminders).toBeGreaterThan(0)
  expect(result.messagesIn).toBeGreaterThan(100)
  expect(result.messagesOut).toBeGreaterThanOrEqual(25)
})
