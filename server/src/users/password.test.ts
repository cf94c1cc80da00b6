import { expect, test } from 'vitest'
import { hashPassword, passwordMatches } from '#users/password.ts'

test('a stored password is recognised and no other', async () => {
  const stored = await hashPassword('una clave bien larga')
  expect(stored).not.toContain('clave')
  expect(await passwordMatches('una clave bien larga', stored)).toBe(true)
  expect(await passwordMatches('una clave bien larg', stored)).toBe(false)
})

test('a crowd of passwords is refused instead of holding everything up; later ones are taken again', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 60 }, () => hashPassword('una clave bien larga')))
  const refused = tries.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  expect(refused.length).toBeGreaterThan(30)
  for (const reason of refused) expect(reason).toMatchObject({ code: 'too_many' })
  expect(await hashPassword('una clave bien larga')).toMatch(/^argon2id\$/)
})
