import type { User } from '@aldia/shared/user.ts'
import { addUser, changePassword, updateProfile, updateUser } from '@aldia/shared/user.ts'
import { updateWorkspace } from '@aldia/shared/workspace.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Client, refusal } from '#support/browserless-client.ts'
import { type Running, startRunning } from '#support/start.ts'

const password = 'otra clave bien larga'

let running: Running
let rosa: Client
let luis: Client
let luisId: string
let number = 0

beforeAll(async () => {
  running = await startRunning()
  rosa = await running.setUp()
})
afterAll(() => running.stop())
beforeEach(async () => {
  number += 1
  const email = `luis${number}@example.com`
  luisId = (await rosa.run(addUser, { name: 'Luis', email, role: 'manager', password })).output.id
  luis = await running.signIn(email, password)
})

const me = async (client: Client) => (await client.read<{ user: User }>('/api/session')).user
const status = async (client: Client) => (await client.get('/api/board')).status

describe('a session that was used a moment ago', () => {
  test('is over with signing out, and no other one with it', async () => {
    const twin = new Client(luis.url, luis.cookie)
    expect(await status(twin)).toBe(200)
    await luis.post('/api/sign-out', {})
    expect(await status(twin)).toBe(401)
    expect(await status(rosa)).toBe(200)
  })

  test('is over when its person is disabled, even for what is asked in the same moment', async () => {
    expect(await status(luis)).toBe(200)
    const answers: number[] = []
    let isOver = false
    const asking = (async () => {
      while (!isOver) answers.push(await status(luis))
    })()
    await rosa.run(updateUser, { userId: luisId, disabled: true })
    expect(await status(luis)).toBe(401)
    isOver = true
    await asking
    // Once refused, never let in again.
    expect(answers.lastIndexOf(200)).toBeLessThan(answers.includes(401) ? answers.indexOf(401) : answers.length)
  })

  test('has the new right at once when the role changes', async () => {
    expect((await luis.send('workspace.update', { name: 'Tienda de Luis' })).status).toBe(403)
    expect(
      (await luis.send('stage.add', { name: 'Hoy', kind: 'plan', colour: 'sky', afterStageId: null })).status,
    ).toBe(200)
    await rosa.run(updateUser, { userId: luisId, role: 'viewer' })
    expect((await me(luis)).role).toBe('viewer')
    expect((await luis.send('stage.add', { name: 'Ya', kind: 'plan', colour: 'sky', afterStageId: null })).status).toBe(
      403,
    )
  })

  test('is over on other machines when the password changes, and stays where it was changed', async () => {
    const elsewhere = await running.signIn(`luis${number}@example.com`, password)
    expect(await status(elsewhere)).toBe(200)
    await luis.run(changePassword, { currentPassword: password, newPassword: 'una tercera clave larga' })
    expect(await status(elsewhere)).toBe(401)
    expect(await status(luis)).toBe(200)
  })

  test('is refused in the language chosen last, by the person or else by the business', async () => {
    const words = async () => refusal(await luis.send('card.move', {})).message
    const spanish = await words()
    await rosa.run(updateWorkspace, { language: 'pt' })
    const portuguese = await words()
    await luis.run(updateProfile, { language: 'en' })
    const english = await words()
    expect(new Set([spanish, portuguese, english]).size).toBe(3)
    await rosa.run(updateWorkspace, { language: 'es' })
  })
})
