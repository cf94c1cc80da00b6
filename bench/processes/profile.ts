import type { Profiler } from 'node:inspector'

/** A part of the program, a library or the runtime, with its share (0..1) of the time that was not idle. */
export interface Area {
  name: string
  share: number
}

/** Sums a profile's own time by area: the program's folders, libraries by name, and the runtime. */
export function areasOf(profile: Profiler.Profile): Area[] {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const times = new Map<string, number>()
  let total = 0
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const node = nodes.get(id)
    if (!node || node.callFrame.functionName === '(idle)' || node.callFrame.url === 'node:inspector') continue
    const time = profile.timeDeltas?.[i] ?? 0
    const name = areaOf(node.callFrame)
    times.set(name, (times.get(name) ?? 0) + time)
    total += time
  }
  return [...times]
    .map(([name, time]) => ({ name, share: time / Math.max(total, 1) }))
    .sort((a, b) => b.share - a.share)
}

function areaOf({ url, functionName }: { url: string; functionName: string }): string {
  const library = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  if (library) return library
  const own = /\/server\/src\/([^/]+(?:\/[^/]+)?)/.exec(url)?.[1]
  if (own) return own.replace(/\/[^/]+\.ts$/, '')
  const shared = /\/shared\/src\//.test(url)
  if (shared) return 'shared'
  if (url.startsWith('node:')) return url.replace('node:internal/', 'node:').split('/')[0] ?? 'node'
  if (functionName === '(garbage collector)') return 'garbage collection'
  if (functionName === '(program)') return 'runtime and system calls'
  return sqliteCalls.has(functionName) ? 'SQLite' : 'other native code'
}

/** Methods of better-sqlite3 are native; a profile shows nothing of them but their names. */
const sqliteCalls = new Set(['run', 'get', 'all', 'exec', 'prepare', 'raw', 'pragma', 'iterate'])

/** The largest areas in one sentence. */
export function inWords(areas: readonly Area[]): string {
  return areas
    .slice(0, 8)
    .filter(({ share }) => share >= 0.02)
    .map(({ name, share }) => `${name} ${Math.round(share * 100)} %`)
    .join(', ')
}
