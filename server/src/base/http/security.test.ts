import { describe, expect, test } from 'vitest'
import { ourPages } from '#base/http/security.ts'

describe('with PUBLIC_URL', () => {
  const { host, origin } = ourPages(new URL('https://cobros.example.com'))

  test.each([
    ['cobros.example.com', true],
    ['localhost:3000', true],
    ['127.0.0.1:3000', true],
    ['[::1]:3000', true],
    ['rebound.example.net', false],
    ['cobros.example.com.evil.net', false],
    ['127.0.0.1.evil.net', false],
    [undefined, false],
  ])('a request to %s: %s', (name, isServed) => {
    expect(host(name)).toBe(isServed)
  })

  test.each([
    ['https://cobros.example.com', 'cobros.example.com', true],
    [undefined, 'cobros.example.com', true],
    ['http://127.0.0.1:3000', '127.0.0.1:3000', true],
    ['http://cobros.example.com', 'cobros.example.com', false],
    ['https://cobros.example.com:8443', 'cobros.example.com', false],
    ['null', 'cobros.example.com', false],
  ])('a page of %s at %s: %s', (from, at, isOurs) => {
    expect(origin({ origin: from, host: at })).toBe(isOurs)
  })
})

test('without PUBLIC_URL a page must have come from the host that it asks', () => {
  const { host, origin } = ourPages(null)
  expect(host('nas.local:3000')).toBe(true)
  expect(origin({ origin: 'http://nas.local:3000', host: 'nas.local:3000' })).toBe(true)
  expect(origin({ origin: 'http://evil.example', host: 'nas.local:3000' })).toBe(false)
  expect(origin({ origin: 'not an address', host: 'nas.local:3000' })).toBe(false)
})
