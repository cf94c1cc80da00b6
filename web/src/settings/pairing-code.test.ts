import { describe, expect, it } from 'vitest'
import { groupsOfFour, qrPath } from '#settings/pairing-code.ts'

describe('a pairing code', () => {
  it('is shown in two groups of four, as the phone asks for it', () => {
    expect(groupsOfFour('XK4T9WQZ')).toEqual(['XK4T', '9WQZ'])
    expect(groupsOfFour('XK4T-9WQZ')).toEqual(['XK4T', '9WQZ'])
    expect(groupsOfFour('')).toEqual([])
  })
})

describe('a QR code', () => {
  it('is drawn with each run of dark modules as one box', () => {
    const rows = ['##.', '...', '#.#']
    expect(qrPath(3, (row, column) => rows[row]?.[column] === '#')).toBe('M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z')
  })
})
