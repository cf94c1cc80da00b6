import { AutostartRefused, type Entry, startScript } from './entry.ts'
import { readXmlText, xmlText } from './xml-text.ts'

const byteOrderMark = '\uFEFF'

/**
 * The task of Windows' Task Scheduler that starts the program when `person` (DOMAIN\name) signs in, as the file that
 * `schtasks /Create /XML` reads: UTF-16 with a byte order mark. A task has no place for settings, so Node reads them from
 * `settingsFile`. Throws AutostartRefused for a path that Windows would change.
 */
export function windowsTask({ folder, node }: Entry, person: string, settingsFile: string): Buffer {
  for (const path of [folder, node, settingsFile]) refuseVariables(path)
  const task = `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Al Día</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>${xmlText(person)}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${xmlText(person)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>10</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${xmlText(node)}</Command>
      <Arguments>${xmlText(`"--env-file=${settingsFile}" ${startScript}`)}</Arguments>
      <WorkingDirectory>${xmlText(folder)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`
  return Buffer.from(byteOrderMark + task.replaceAll('\n', '\r\n'), 'utf16le')
}

/** The project's folder of a task; null: it names none. */
export function folderOfTask(task: Buffer): string | null {
  const written = /<WorkingDirectory>([^<]*)<\/WorkingDirectory>/.exec(task.toString('utf16le'))?.[1]
  return written === undefined ? null : readXmlText(written)
}

/** The settings as Node's `--env-file` reads them. Throws AutostartRefused for one that needs more quotes than there are. */
export function settingsFile(settings: Entry['settings']): string {
  const lines = Object.entries(settings).map(([name, value]) => {
    const quote = ["'", '`'].find((each) => !value.includes(each))
    if (quote === undefined) throw new AutostartRefused(`${name} must not have both ' and \` in it.`)
    return `${name}=${quote}${value}${quote}\n`
  })
  return lines.join('')
}

function refuseVariables(path: string): void {
  if (/%[^%]+%/.test(path))
    throw new AutostartRefused(
      `Windows would take what stands between the % signs of ${path} for a variable: give the folder a name without them.`,
    )
}
