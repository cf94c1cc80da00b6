import { rmSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { readIfThere, writePrivate } from './entry-file.ts'
import { agentLabel, folderOfAgent, launchAgent } from './launch-agent.ts'
import type { System } from './switch.ts'

/** A launch agent of the person: launchd reads the folder when they sign in, so that writing the file is all there is to do. */
export function mac(): System {
  const library = join(homedir(), 'Library')
  const file = join(library, 'LaunchAgents', `${agentLabel}.plist`)
  const { uid } = userInfo()
  return {
    where: file,
    startNow: `launchctl bootstrap gui/${uid} "${file}"`,
    stopNow: `launchctl bootout gui/${uid}/${agentLabel}`,
    present() {
      const agent = readIfThere(file)
      return agent && { folder: folderOfAgent(agent.toString('utf8')) }
    },
    write: (entry) => writePrivate(file, launchAgent(entry, join(library, 'Logs', 'al-dia.log'))),
    remove: () => rmSync(file),
    missing: () => [
      'macOS starts it when you sign in to this account; what it prints goes to ~/Library/Logs/al-dia.log.',
    ],
  }
}
