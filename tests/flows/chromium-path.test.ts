import { chromiumPath, chromiumPlaces } from '@aldia/server/testing/chromium-path.ts'
import { expect, test } from 'vitest'

test('every system has its places, Chromium first', () => {
  expect(chromiumPlaces('linux', {})[0]).toBe('/usr/bin/chromium-headless-shell')
  expect(chromiumPlaces('darwin', { HOME: '/Users/rosa' })).toContain(
    '/Users/rosa/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  )
  const windows = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
  expect(chromiumPlaces('win32', windows)).toContain(
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  )
  expect(chromiumPlaces('win32', windows).join()).not.toContain('undefined')
})

test('the one that is named comes before all others', () => {
  expect(chromiumPath({ CHROMIUM: '/opt/one of mine/chrome' })).toBe('/opt/one of mine/chrome')
})
