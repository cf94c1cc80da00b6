import { readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second for whoever asks. */
const msPerTick = 10

/** Processor time of a process since its start, all threads, in ms. Linux only. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the program comes second and may hold anything; numbers follow its closing bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

/** Resident memory of a process, now and at its highest, in MB (of 1,000,000 bytes). Linux only. */
export function memoryMb(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mb = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6
  return { now: mb('VmRSS'), peak: mb('VmHWM') }
}
