import { describe, expect, it } from 'vitest'
import { nextStep, nextTryInWords } from './connection.ts'

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

  it('is to decide, not to try again, where another number came', () => {
    expect(nextStep({ state: 'stopped', reason: 'other_number', phone: null })).toBe('wait')
    expect(nextStep({ state: 'stopped', reason: 'number_elsewhere', phone: null })).toBe('wait')
  })

  it('is to hurry us while we try by ourselves, and nothing while all is well', () => {
    expect(nextStep({ state: 'offline', reason: 'network', phone })).toBe('hurry')
    expect(nextStep({ state: 'online', reason: null, phone })).toBe('wait')
    expect(nextStep({ state: 'connecting', reason: null, phone })).toBe('wait')
    expect(nextStep({ state: 'unsteady', reason: 'unconfirmed_sends', phone })).toBe('wait')
  })
})

describe('when we try again', () => {
  const lines = { nextTry: (left: string) => `in ${left}`, tryingNow: 'now' }

  it('is told in seconds, and in minutes when it takes long', () => {
    expect(nextTryInWords({ state: 'offline' }, 12, lines)).toBe('in 12 s')
    expect(nextTryInWords({ state: 'offline' }, 480, lines)).toBe('in 8 min')
    expect(nextTryInWords({ state: 'connecting' }, 0, lines)).toBe('now')
  })

  it('is not told where no try is planned', () => {
    expect(nextTryInWords({ state: 'offline' }, null, lines)).toBeNull()
    expect(nextTryInWords({ state: 'stopped' }, 12, lines)).toBeNull()
  })
})
