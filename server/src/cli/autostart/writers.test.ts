import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AutostartRefused, type Entry, refuseControlSigns, settingsOf } from './entry.ts'
import { folderOfAgent, launchAgent } from './launch-agent.ts'
import { folderOfUnit, systemdUnit } from './systemd-unit.ts'
import { folderOfTask, settingsFile, windowsTask } from './windows-task.ts'

const odd: Entry = {
  folder: `/home/ana/Cobros "ñandú" 100% & <más> $HOME \\ /`,
  node: `/home/ana/Cobros "ñandú" 100% & <más> $HOME \\ /node`,
  settings: { PORT: '3010', DATA_DIR: `/datos/"50%" & <$é> 'x' \\n ` },
}
const person = 'TIENDA\\José & Ana'
const file = 'C:\\Users\\Ana María\\AppData\\Local\\AlDia\\autostart.env'
const task = (entry: Entry) => windowsTask(entry, person, file)

const folder = fc
  .array(fc.constantFrom(...[...`aé ñ"'%&<>$\\;#=-]`, '日', '🙂']), { minLength: 1 })
  .map((signs) => `/${signs.join('')}/`)

test('the unit of systemd escapes % and quotes where systemd gives them a meaning, and nowhere else', () => {
  const lines = systemdUnit(odd).split('\n')
  expect(lines).toContain(`WorkingDirectory=/home/ana/Cobros "ñandú" 100%% & <más> $HOME \\ /`)
  expect(lines).toContain('Environment="PORT=3010"')
  expect(lines).toContain(`Environment="DATA_DIR=/datos/\\"50%%\\" & <$é> 'x' \\\\n "`)
  expect(lines).toContain(
    `ExecStart=/usr/bin/env "/home/ana/Cobros \\"ñandú\\" 100%% & <más> $$HOME \\\\ /node" server/src/cli/start.ts`,
  )
})

test('the launch agent of macOS escapes what XML gives a meaning', () => {
  const agent = launchAgent(odd, '/Users/ana/Library/Logs/al-dia.log')
  const path = '/home/ana/Cobros &quot;ñandú&quot; 100% &amp; &lt;más&gt; $HOME \\ /'
  expect(agent).toContain(`<key>WorkingDirectory</key>\n  <string>${path}</string>`)
  expect(agent).toContain(`<string>${path}node</string>\n    <string>server/src/cli/start.ts</string>`)
  expect(agent).toContain(
    '<key>DATA_DIR</key>\n    <string>/datos/&quot;50%&quot; &amp; &lt;$é&gt; &apos;x&apos; \\n </string>',
  )
})

test('the task of Windows is UTF-16 with its mark, and escapes what XML gives a meaning', () => {
  const bytes = task({ ...odd, folder: `C:\\Año & <Compañía>\\`, node: `C:\\Año & <Compañía>\\node.exe` })
  expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, '<'.charCodeAt(0), 0])
  const text = bytes.toString('utf16le')
  expect(text).toContain('<Command>C:\\Año &amp; &lt;Compañía&gt;\\node.exe</Command>')
  expect(text).toContain('<WorkingDirectory>C:\\Año &amp; &lt;Compañía&gt;\\</WorkingDirectory>')
  expect(text).toContain(`<Arguments>&quot;--env-file=${file}&quot; server/src/cli/start.ts</Arguments>`)
  expect(text).toContain('<UserId>TIENDA\\José &amp; Ana</UserId>')
})

test('a path in which Windows would see a variable is refused; a lone % is not', () => {
  expect(() => task({ ...odd, folder: 'C:\\%TEMP%\\' })).toThrow(AutostartRefused)
  expect(() => windowsTask(odd, person, 'C:\\50% y 20%\\autostart.env')).toThrow('without them')
  expect(() => task({ ...odd, folder: 'C:\\100%\\' })).not.toThrow()
})

test('every entry tells the folder it was written for', () => {
  fc.assert(
    fc.property(folder, (path) => {
      const entry = { ...odd, folder: path }
      expect(folderOfUnit(systemdUnit(entry))).toBe(path)
      expect(folderOfAgent(launchAgent(entry, '/log'))).toBe(path)
      fc.pre(!/%[^%]+%/.test(path))
      expect(folderOfTask(task(entry))).toBe(path)
    }),
  )
})

test('what is no entry of ours tells no folder', () => {
  expect(folderOfUnit('[Service]\nExecStart=/bin/true\n')).toBeNull()
  expect(folderOfAgent('<plist/>')).toBeNull()
  expect(folderOfTask(Buffer.from('<Task/>', 'utf16le'))).toBeNull()
})

test('Node reads the settings of a Windows task as they were', () => {
  const settings = { DATA_DIR: `D:\\nuevo "año" $x #1 100%\\`, SETUP_SECRET: `l'été = \\n bonito`, PORT: '3010' }
  expect(parseEnv(settingsFile(settings))).toEqual(settings)
  expect(() => settingsFile({ SETUP_SECRET: "both ' and `" })).toThrow(AutostartRefused)
})

test('only settings of the program are kept, the data folder with its whole path', () => {
  const given = { PATH: '/bin', HOST: '0.0.0.0', PORT: '', DATA_DIR: 'datos' }
  expect(settingsOf(given, '/srv')).toEqual({ HOST: '0.0.0.0', DATA_DIR: '/srv/datos' })
})

test('a setting that would stop the start is refused, and so is a line end in a path', () => {
  expect(() => settingsOf({ PORT: 'ninety' }, '/srv')).toThrow(AutostartRefused)
  expect(() => refuseControlSigns({ ...odd, folder: '/a\nExecStart=/b/' })).toThrow('control character')
})
