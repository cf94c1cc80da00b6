import { type Entry, startScript } from './entry.ts'

const folderLine = 'WorkingDirectory='

// https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html and systemd.service.html
const percents = (text: string): string => text.replaceAll('%', '%%')
const quoted = (text: string): string => `"${percents(text).replace(/[\\"]/g, '\\$&')}"`

/**
 * The unit of a person's own systemd that starts the program. Node is started by `env`, because systemd refuses quotes and
 * backslashes in the path of what it starts itself, and takes all signs in the words after it. The folder stands without
 * quotes, to which systemd gives no meaning there; the slash at its end keeps a blank or a backslash from standing last.
 */
export function systemdUnit({ folder, node, settings }: Entry): string {
  const environment = Object.entries(settings).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`)
  return `[Unit]
Description=Al Día

[Service]
${folderLine}${percents(folder)}
${environment.join('')}ExecStart=/usr/bin/env ${quoted(node).replaceAll('$', '$$$$')} ${startScript}
Restart=on-failure
RestartSec=10

[Install]
WantedBy=default.target
`
}

/** The project's folder of a unit; null: it names none. */
export function folderOfUnit(unit: string): string | null {
  const line = unit.split('\n').find((each) => each.startsWith(folderLine))
  return line === undefined ? null : line.slice(folderLine.length).replaceAll('%%', '%')
}
