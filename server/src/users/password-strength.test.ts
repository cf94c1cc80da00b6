import { describe, expect, test } from 'vitest'
import { refuseWeakPassword } from '#users/password-strength.ts'

const about = ['Rosa Díaz', 'rosa@example.com', 'Tienda Rosita']
const accepted = async (password: string) => {
  try {
    await refuseWeakPassword(password, about, 'password')
    return true
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid', reason: 'weak_password', field: 'password' })
    return false
  }
}

describe('a new password', () => {
  test.each([
    '1234567890',
    'password123',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    '1q2w3e4r5t',
    'P@ssw0rd2024',
    'abc1234567',
    'contraseña1',
    'Contrasena2026',
    'teamoteamo',
    'tiendarosita1',
    'rosadiaz10',
    'rosa@example.com',
    'senha12345',
  ])('%s is refused', async (password) => {
    expect(await accepted(password)).toBe(false)
  })

  test.each(['una clave bien larga', 'otra cosa larga', 'vuela-9-cometas', 'tK8#vq2LmZ', 'o gato subiu no telhado'])(
    '%s is accepted',
    async (password) => {
      expect(await accepted(password)).toBe(true)
    },
  )

  test('a very long one is checked in no time', async () => {
    expect(await accepted('ábaco '.repeat(33))).toBe(true)
  })
})
