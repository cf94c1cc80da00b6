import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '#config.ts'

test.each([
  ['PUBLIC_URL', 'cobros.example.com', /PUBLIC_URL: the address people type/],
  ['PUBLIC_URL', 'https://cobros.example.com/panel', /PUBLIC_URL: the address people type/],
  ['PUBLIC_URL', 'ftp://cobros.example.com', /PUBLIC_URL: the address people type/],
  ['PUBLIC_URL', 'https://ana@cobros.example.com', /PUBLIC_URL: the address people type/],
  ['PUBLIC_URL', '', /PUBLIC_URL: is empty/],
  ['TRUST_PROXY', 'proxy.local', /TRUST_PROXY/],
  ['TRUST_PROXY', '10.0.0.0/33', /TRUST_PROXY/],
  ['TRUST_PROXY', '10.0.0.0/8,', /TRUST_PROXY/],
  ['TRUST_PROXY', 'true', /TRUST_PROXY/],
  ['TRUST_PROXY', '', /TRUST_PROXY: is empty/],
  ['WHATSAPP_URL', '', /WHATSAPP_URL: is empty/],
])('%s=%s is refused', (name, value, line) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(line)
})

test('the address that people type, and web servers that are believed, are read', () => {
  const config = readConfig({ PUBLIC_URL: 'https://cobros.example.com', TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1' })
  expect(config.publicUrl?.origin).toBe('https://cobros.example.com')
  expect(config.trustedProxies).toEqual(['127.0.0.1', '10.0.0.0/8', '::1'])
})
