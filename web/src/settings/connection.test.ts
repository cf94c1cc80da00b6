import { describe, expect, it } from 'vitest'
import { nextStep } from '#settings/connection.ts'

const phone = '+573001234567'

describe('what a manager can do about the number', () => {
  it('is to scan or type while a code is on show', () => {
    expect(nextStep({ state: 'pairing', reason: null, phone: null })).toBe('pair')
  })

  it('is to link a number that is not linked, whatever ended the link before', () => {
    expect(nextStep({ state: 'unlinked', reason: null, phone: null })).toBe('link')
    expect(nextStep({ state: 'unlinked', reason: 'logged_out', phone })).toBe('link')
  })

  it('is to connect again where the link still holds', () => {
    expect(nextStep({ state: 'stopped', reason: 'replaced', phone })).toBe('connect')
    expect(nextStep({ state: 'stopped', reason: 'storage_failed', phone })).toBe('connect')
  })

  it('is to link anew where the keys are worthless', () => {
    expect(nextStep({ state: 'stopped', reason: 'bad_session', phone })).toBe('link')
    expect(nextStep({ state: 'stopped', reason: 'passkey_required', phone: null })).toBe('link')
  })

  it('is to hurry us while we try by ourselves, and nothing while all is well', () => {
    expect(nextStep({ state: 'offline', reason: 'network', phone })).toBe('hurry')
    expect(nextStep({ state: 'online', reason: null, phone })).toBe('wait')
    expect(nextStep({ state: 'connecting', reason: null, phone })).toBe('wait')
    expect(nextStep({ state: 'unsteady', reason: 'unconfirmed_sends', phone })).toBe('wait')
  })
})
