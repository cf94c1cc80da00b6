import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumPath } from '@aldia/server/testing/chromium-path.ts'

// The browser tests drive Debian's Chromium. Where it is missing and we may, it is installed; else the command is named.

const get = 'apt-get install -y --no-install-recommends'
// Older Debians have no Chromium without a window.
const install = `apt-get update && (${get} chromium-headless-shell || ${get} chromium)`

if (!existsSync(chromiumPath())) {
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!mayInstall) {
    const how =
      process.platform === 'linux' ? `Install it with: sudo sh -c '${install}'` : 'Install Chrome, Chromium or Edge'
    process.stderr.write(`The browser tests need Chromium. ${how}, or name one with CHROMIUM.\n`)
    process.exit(1)
  }
  process.stdout.write('Installing Chromium from Debian for the browser tests …\n')
  const done = spawnSync('sh', ['-c', install], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
