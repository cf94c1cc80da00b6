import { rmSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { AutostartRefused } from './entry.ts'
import { readIfThere, writePrivate } from './entry-file.ts'
import type { System } from './switch.ts'
import { ask } from './system-command.ts'
import { folderOfTask, settingsFile, windowsTask } from './windows-task.ts'

const name = 'AlDia'

/**
 * A task of the person, which the Task Scheduler keeps. The file it was made from stays beside the settings and tells whose
 * it is: schtasks prints a task in the code page of the window, which loses accents.
 */
export function windows(environment: Readonly<Record<string, string | undefined>>): System {
  const home = join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), name)
  const file = join(home, 'autostart.xml')
  const settings = join(home, 'autostart.env')
  const schtasks = (...words: string[]) => ask(environment, 'schtasks', ...words)
  const mustWork = ({ ok, said }: { ok: boolean; said: string }) => {
    if (!ok) throw new AutostartRefused(`Windows refuses the task ${name}: ${said}`)
  }
  return {
    where: `the task ${name}, made from ${file}`,
    startNow: `schtasks /Run /TN ${name}`,
    stopNow: `schtasks /End /TN ${name}`,
    present() {
      if (!schtasks('/Query', '/TN', name).ok) return null
      const task = readIfThere(file)
      return { folder: task && folderOfTask(task) }
    },
    write(entry) {
      const person = environment.USERDOMAIN ? `${environment.USERDOMAIN}\\${userInfo().username}` : userInfo().username
      const [task, lines] = [windowsTask(entry, person, settings), settingsFile(entry.settings)]
      writePrivate(settings, lines)
      writePrivate(file, task)
      mustWork(schtasks('/Create', '/TN', name, '/XML', file, '/F'))
    },
    remove() {
      mustWork(schtasks('/Delete', '/TN', name, '/F'))
      for (const each of [file, settings]) rmSync(each, { force: true })
    },
    missing: () => [
      'Windows starts it when you sign in to this account, in a window of its own; closing that ends it.',
    ],
  }
}
