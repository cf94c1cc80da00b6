import { relative } from 'node:path'
import { AutostartRefused, type Entry, refuseControlSigns } from './entry.ts'

/** Where a system keeps the one entry of this program, and what is done there. */
export interface System {
  /** The entry's place, in words for people. */
  readonly where: string
  /** The command that starts the program by its entry, and the one that ends it. */
  readonly startNow: string
  readonly stopNow: string
  /** The entry that is there now; null: none. Its folder is null when it does not tell. */
  present(): { folder: string | null } | null
  /** Throws AutostartRefused. */
  write(entry: Entry): void
  remove(): void
  /** What is to be known about, or to be done for, an entry that is there: a sentence each. */
  missing(): string[]
}

/** Has the program start with the machine, from the next start on. Again: with the settings of now. Answers what to tell. */
export function switchOn(system: System, entry: Entry): string[] {
  refuseControlSigns(entry)
  refuseStrangers(system, entry.folder)
  system.write(entry)
  return [
    `On: Al Día starts with this machine from its next start on (${system.where}).`,
    ...system.missing(),
    `To start it now, end the one that is running first, then: ${system.startNow}`,
  ]
}

/** Removes this folder's entry, and leaves alone what runs. Answers what to tell. */
export function switchOff(system: System, folder: string): string[] {
  if (!system.present()) return ['Off: it was not on.']
  refuseStrangers(system, folder)
  system.remove()
  return [
    'Off: Al Día does not start with this machine any more.',
    `If the machine started what is running, this ends it: ${system.stopNow}`,
  ]
}

/** Says whether a program starts with the machine, and which. */
export function status(system: System, folder: string): string[] {
  const present = system.present()
  if (!present) return ['Off: Al Día does not start with this machine.']
  const stranger = strangerIn(present, folder)
  if (stranger) return [`On, but not for this folder: ${stranger} starts with this machine (${system.where}).`]
  return [`On: Al Día starts with this machine (${system.where}).`, ...system.missing()]
}

function refuseStrangers(system: System, folder: string): void {
  const present = system.present()
  const stranger = present && strangerIn(present, folder)
  if (stranger)
    throw new AutostartRefused(
      `There is an entry already, for ${stranger} (${system.where}). Run "npx -y pnpm@12 autostart off" there, or remove it by hand.`,
    )
}

/** The other folder that an entry belongs to; null: this one's. */
function strangerIn(present: { folder: string | null }, folder: string): string | null {
  if (present.folder === null) return 'a folder that it does not name'
  return relative(present.folder, folder) === '' ? null : present.folder
}
