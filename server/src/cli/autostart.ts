import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AutostartRefused, type Entry, settingsOf } from '#cli/autostart/entry.ts'
import { linux } from '#cli/autostart/linux.ts'
import { mac } from '#cli/autostart/mac.ts'
import { type System, status, switchOff, switchOn } from '#cli/autostart/switch.ts'
import { windows } from '#cli/autostart/windows.ts'
import { root } from './tools.ts'

// `pnpm autostart on|off|status`: the program starts with the machine, with the settings of the environment it is switched on in.

const usage = 'Usage: npx -y pnpm@12 autostart on|off|status'

function system(): System {
  if (process.platform === 'linux') return linux(process.env)
  if (process.platform === 'darwin') return mac()
  if (process.platform === 'win32') return windows(process.env)
  throw new AutostartRefused(`It is not known how to start a program with a machine of ${process.platform}.`)
}

function entry(): Entry {
  // The same path over all versions of Node, unlike that of the Node which runs this.
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(node)) throw new AutostartRefused(`${node} is missing: run "npx -y pnpm@12 install" first.`)
  return { folder: root, node, settings: settingsOf(process.env, process.cwd()) }
}

function answer(words: readonly string[]): string[] {
  if (words.length !== 1) throw new AutostartRefused(usage)
  if (words[0] === 'on') return switchOn(system(), entry())
  if (words[0] === 'off') return switchOff(system(), root)
  if (words[0] === 'status') return status(system(), root)
  throw new AutostartRefused(usage)
}

try {
  process.stdout.write(`${answer(process.argv.slice(2)).join('\n')}\n`)
} catch (error) {
  const expected = error instanceof AutostartRefused
  process.stderr.write(`${expected ? error.message : `Autostart could not be changed: ${String(error)}`}\n`)
  process.exitCode = 1
}
