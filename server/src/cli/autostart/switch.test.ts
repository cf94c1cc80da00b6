import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { status, switchOff, switchOn } from './switch.ts'
import { systemdUnit } from './systemd-unit.ts'
import { windows } from './windows.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const other = { folder: '/opt/otro negocio/', node: '/opt/otro negocio/node', settings: {} }
const onLinux = test.runIf(process.platform === 'linux')

let home: string
let unit: string
let wish: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'aldia-'))
  unit = join(home, 'config', 'systemd', 'user', 'al-dia.service')
  wish = join(dirname(unit), 'default.target.wants', 'al-dia.service')
  mkdirSync(join(home, 'bin'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** A command of the system, as the PATH of these tests finds it. */
function stub(name: string, script: string): void {
  writeFileSync(join(home, 'bin', name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(home, 'bin', name), 0o755)
}

/** What somebody sees who types `pnpm autostart …` with these settings. */
function autostart(words: string[], settings: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/src/cli/autostart.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), PATH: join(home, 'bin'), ...settings },
  })
  return { code: status, said: stdout + stderr }
}

onLinux('on, again with other settings, and off: where systemd runs and the person lingers', () => {
  stub('systemctl', `echo "$*" >> "${home}/asked"`)
  stub('loginctl', 'echo yes')
  expect(autostart(['status']).said).toMatch(/^Off/)

  const on = autostart(['on'], { PORT: '3010', DATA_DIR: 'mis datos' })
  expect(on).toMatchObject({ code: 0 })
  expect(on.said).toContain('systemctl --user start al-dia.service')
  expect(on.said).not.toMatch(/No systemd|enable-linger/)
  expect(readFileSync(unit, 'utf8')).toContain(`Environment="DATA_DIR=${join(root, 'mis datos')}"`)
  expect(statSync(unit).mode & 0o777).toBe(0o600)
  expect(readlinkSync(wish)).toBe(unit)
  expect(readFileSync(join(home, 'asked'), 'utf8')).toContain('--user daemon-reload')

  const before = readFileSync(unit, 'utf8')
  autostart(['on'], { PORT: '3010', DATA_DIR: 'mis datos' })
  expect(readFileSync(unit, 'utf8')).toBe(before)
  autostart(['on'], { PORT: '3011' })
  expect(readFileSync(unit, 'utf8')).toContain('"PORT=3011"')
  expect(autostart(['status']).said).toMatch(/^On: /)

  expect(autostart(['off'])).toMatchObject({ code: 0 })
  for (const gone of [unit, wish]) expect(() => readlinkSync(gone)).toThrow('ENOENT')
  expect(autostart(['off'])).toMatchObject({ code: 0, said: 'Off: it was not on.\n' })
})

onLinux('what is missing is said in plain words, and the entry is written all the same', () => {
  const none = autostart(['on'])
  expect(none).toMatchObject({ code: 0 })
  expect(none.said).toContain('systemctl cannot be run')
  stub('systemctl', 'echo "Failed to connect to bus" >&2; exit 1')
  stub('loginctl', 'echo no')
  const { said } = autostart(['status'])
  expect(said).toContain('Failed to connect to bus')
  expect(said).toContain('loginctl enable-linger')
  expect(readFileSync(unit, 'utf8')).toContain(`WorkingDirectory=${root}`)
})

onLinux('the entry of another folder is neither overwritten nor removed', () => {
  mkdirSync(dirname(unit), { recursive: true })
  writeFileSync(unit, systemdUnit(other))
  for (const word of ['on', 'off']) {
    const { code, said } = autostart([word])
    expect(code).toBe(1)
    expect(said).toContain(other.folder)
  }
  expect(autostart(['status']).said).toMatch(/not for this folder: \/opt\/otro negocio\//)
  expect(readFileSync(unit, 'utf8')).toBe(systemdUnit(other))
})

onLinux('a wrong word or a wrong setting is refused in one line, and nothing is written', () => {
  for (const [words, settings] of [
    [['maybe'], {}],
    [[], {}],
    [['on'], { PORT: 'ninety' }],
  ] as const) {
    const { code, said } = autostart([...words], settings)
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
  }
  expect(autostart(['status']).said).toMatch(/^Off/)
})

onLinux('systemd itself understands a unit for a folder with odd signs', ({ skip }) => {
  const folder = join(home, `Ana's "100%" ñandú $HOME & <más> \\ /`)
  mkdirSync(folder)
  const node = join(folder, 'node')
  writeFileSync(node, '#!/bin/sh\n', { mode: 0o755 })
  mkdirSync(dirname(unit), { recursive: true })
  writeFileSync(unit, systemdUnit({ folder, node, settings: { DATA_DIR: folder } }))
  const verify = spawnSync('systemd-analyze', ['--user', 'verify', unit], {
    encoding: 'utf8',
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home },
  })
  if (verify.error) skip('there is no systemd-analyze')
  expect(verify.stderr).not.toContain('al-dia.service')
  expect(verify.status).toBe(0)
})

// The commands of Windows are stood in for: this shows what is asked of them, not that they answer so.
onLinux('Windows is handed a task once its file is there, and asked whether it has it', () => {
  stub('schtasks', `echo "$*" >> "${home}/asked"\n[ "$1" != /Query ] || [ -e "${home}/has" ]`)
  const system = windows({ LOCALAPPDATA: home, USERDOMAIN: 'TIENDA', PATH: join(home, 'bin') })
  const entry = { folder: root, node: join(root, 'node.exe'), settings: { PORT: '3010' } }
  expect(status(system, root)[0]).toMatch(/^Off/)
  switchOn(system, entry)
  const file = join(home, 'AlDia', 'autostart.xml')
  expect(readFileSync(join(home, 'asked'), 'utf8')).toContain(`/Create /TN AlDia /XML ${file} /F`)
  expect(readFileSync(join(home, 'AlDia', 'autostart.env'), 'utf8')).toBe("PORT='3010'\n")

  writeFileSync(join(home, 'has'), '')
  expect(status(system, root)[0]).toMatch(/^On: /)
  expect(() => switchOff(system, other.folder)).toThrow(root)
  switchOff(system, root)
  expect(readFileSync(join(home, 'asked'), 'utf8')).toContain('/Delete /TN AlDia /F')
  expect(() => readFileSync(file)).toThrow('ENOENT')
  expect(() => switchOn(system, entry)).toThrow('a folder that it does not name')
})
