import { expect, test } from 'vitest'
import { OwnEnding, verdictOn } from './close-verdict.ts'

/** An end as Baileys reports it. */
const closed = (code: number, message = 'Connection Closed') =>
  Object.assign(new Error(message), { output: { statusCode: code } })

test.each([
  [428, 'later', 'network'],
  [408, 'later', 'network'],
  [503, 'later', 'server_unavailable'],
  [500, 'later', 'bad_session'],
  [515, 'now', 'restart_required'],
  [440, 'stop', 'replaced'],
  [401, 'unlink', 'logged_out'],
  [403, 'stop', 'banned'],
  [999, 'later', 'network'],
])('a linked number after %d: %s, %s', (code, next, reason) => {
  expect(verdictOn(closed(code), true)).toEqual({ next, reason })
})

test.each([
  [428, 'later', 'network'],
  [503, 'later', 'server_unavailable'],
  [515, 'now', 'restart_required'],
  [401, 'stop', 'pairing_refused'],
  [403, 'stop', 'pairing_refused'],
  [500, 'stop', 'pairing_refused'],
])('while linking, after %d: %s, %s', (code, next, reason) => {
  expect(verdictOn(closed(code), false)).toEqual({ next, reason })
})

test('used-up QR codes are no loss of the network', () => {
  expect(verdictOn(closed(408, 'QR refs attempts ended'), false)).toEqual({ next: 'stop', reason: 'pairing_expired' })
})

test('a wrong certificate is never tried often', () => {
  const wrong = closed(400, 'noise intermediate certificate signature invalid')
  expect(verdictOn(wrong, true)).toEqual({ next: 'rarely', reason: 'untrusted_server' })
  expect(verdictOn(wrong, false)).toEqual({ next: 'stop', reason: 'untrusted_server' })
})

test("a failed websocket's number is not WhatsApp's", () => {
  expect(verdictOn(closed(401, 'WebSocket Error (Unexpected server response: 401)'), true).reason).toBe('network')
})

test('our own endings say themselves what follows', () => {
  const verdict = { next: 'later', reason: 'storage_failed' } as const
  expect(verdictOn(new OwnEnding(verdict), true)).toEqual(verdict)
  expect(verdictOn(undefined, true).next).toBe('later')
})
