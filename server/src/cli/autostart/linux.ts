import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { readIfThere, writePrivate } from './entry-file.ts'
import type { System } from './switch.ts'
import { ask } from './system-command.ts'
import { folderOfUnit, systemdUnit } from './systemd-unit.ts'

const name = 'al-dia.service'

/** A unit of the person's own systemd: nobody needs to be root for it. */
export function linux(environment: Readonly<Record<string, string | undefined>>): System {
  const given = environment.XDG_CONFIG_HOME ?? ''
  const units = join(isAbsolute(given) ? given : join(homedir(), '.config'), 'systemd', 'user')
  const file = join(units, name)
  // What `systemctl --user enable` makes. Made by hand, because systemctl does nothing when nobody's systemd runs.
  const wish = join(units, 'default.target.wants', name)
  const reload = () => ask(environment, 'systemctl', '--user', 'daemon-reload')

  return {
    where: file,
    startNow: `systemctl --user start ${name}`,
    stopNow: `systemctl --user stop ${name}`,
    present() {
      const unit = readIfThere(file)
      return unit && { folder: folderOfUnit(unit.toString('utf8')) }
    },
    write(entry) {
      writePrivate(file, systemdUnit(entry))
      mkdirSync(dirname(wish), { recursive: true })
      rmSync(wish, { force: true })
      symlinkSync(file, wish)
      reload()
    },
    remove() {
      rmSync(wish, { force: true })
      rmSync(file)
      reload()
    },
    missing() {
      const { username } = userInfo()
      const systemd = ask(environment, 'systemctl', '--user', 'show-environment')
      const linger = ask(environment, 'loginctl', 'show-user', username, '--property=Linger', '--value')
      const lacks: string[] = []
      if (!systemd.ok)
        lacks.push(
          `No systemd answers for ${username}: ${systemd.said}. The entry is written; it works as soon as ${username} has a session with systemd.`,
        )
      if (linger.said !== 'yes')
        lacks.push(
          `Until ${username} signs in, the machine starts nothing of ${username}'s. To have it start before that: loginctl enable-linger ${username}`,
        )
      return lacks
    },
  }
}
