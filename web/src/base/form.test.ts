import { addUser } from '@aldia/shared/user.ts'
import { describe, expect, it } from 'vitest'
import { ApiFailure } from '#base/api.ts'
import { checkInput, placeFailure } from '#base/form.ts'

const expected = {
  name: 'Escribe su nombre.',
  email: 'Escribe su correo.',
  password: 'Usa 10 caracteres.',
  role: 'Elige un rol.',
}

describe('checking a form before it is sent', () => {
  it('finds nothing wrong with what the server would take', () => {
    const input = { name: ' Beto ', email: 'Beto@Negocio.co', password: 'clave-larga-1', role: 'agent' }
    expect(checkInput(addUser.input, input, expected)).toEqual({})
  })

  it('says once at each field what the field wants', () => {
    const input = { name: '   ', email: 'beto', password: 'corta', role: 'agent' }
    expect(checkInput(addUser.input, input, expected)).toEqual({
      name: expected.name,
      email: expected.email,
      password: expected.password,
    })
  })
})

describe('placing the refusal of the server', () => {
  it('puts it at the field it is about', () => {
    const failure = new ApiFailure('conflict', 'email_taken', 'Ya hay una cuenta con este correo.', { field: 'email' })
    expect(placeFailure(failure, ['name', 'email'])).toEqual({
      errors: { email: 'Ya hay una cuenta con este correo.' },
      note: null,
    })
  })

  it('puts each of several fields in its place', () => {
    const fields = [
      { field: 'business.name', message: 'Falta.' },
      { field: 'owner.email', message: 'No es un correo.' },
    ]
    const failure = new ApiFailure('invalid', 'invalid', 'Revisa los campos.', { fields })
    expect(placeFailure(failure, ['business.name', 'owner.email']).errors).toEqual({
      'business.name': 'Falta.',
      'owner.email': 'No es un correo.',
    })
  })

  it('says aloud what belongs to no field of the form, and loses nothing of the rest', () => {
    const fields = [
      { field: 'name', message: 'Falta.' },
      { field: 'shoeSize', message: 'No se conoce.' },
    ]
    const placed = placeFailure(new ApiFailure('invalid', 'invalid', 'Revisa los campos.', { fields }), ['name'])
    expect(placed.errors).toEqual({ name: 'Falta.' })
    expect(placed.note?.message).toBe('Revisa los campos.')
  })

  it('keeps the reference of a failure on the side of the server', () => {
    const failure = new ApiFailure('internal', 'internal', 'Algo falló.', { requestId: 'req-7' })
    expect(placeFailure(failure, ['name'])).toEqual({
      errors: {},
      note: { code: 'internal', reason: 'internal', message: 'Algo falló.', requestId: 'req-7' },
    })
  })
})
