import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

/** Names this run of the program, so that two runs never take each other for the same. */
export function makeProcessId(): string {
  return `${hostname()}/${process.pid}/${randomBytes(8).toString('hex')}`
}

/** Whether the run that a lease names has certainly ended: it ran on this machine, and no process has its number any more. */
export function hasEnded(processId: string): boolean {
  const [host, pid, run] = processId.split('/')
  if (host !== hostname() || !pid || !run) return false
  // Its number was given to us.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
