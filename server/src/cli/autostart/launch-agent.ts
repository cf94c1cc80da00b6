import { type Entry, startScript } from './entry.ts'
import { readXmlText, xmlText } from './xml-text.ts'

export const agentLabel = 'local.al-dia'

/** The launch agent of macOS (launchd.plist(5)) that starts the program. What it prints goes to the file `log`. */
export function launchAgent({ folder, node, settings }: Entry, log: string): string {
  const environment = Object.entries(settings).map(
    ([name, value]) => `    <key>${name}</key>\n    <string>${xmlText(value)}</string>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${agentLabel}</string>
  <key>WorkingDirectory</key>
  <string>${xmlText(folder)}</string>
  <key>ProgramArguments</key>
  <array>
    <string>${xmlText(node)}</string>
    <string>${startScript}</string>
  </array>
  <key>EnvironmentVariables</key>
  <dict>
${environment.join('')}  </dict>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <dict>
    <key>SuccessfulExit</key>
    <false/>
  </dict>
  <key>StandardOutPath</key>
  <string>${xmlText(log)}</string>
  <key>StandardErrorPath</key>
  <string>${xmlText(log)}</string>
</dict>
</plist>
`
}

/** The project's folder of a launch agent; null: it names none. */
export function folderOfAgent(agent: string): string | null {
  const written = /<key>WorkingDirectory<\/key>\s*<string>([^<]*)<\/string>/.exec(agent)?.[1]
  return written === undefined ? null : readXmlText(written)
}
