const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How long something lasted (ms), in its two largest units: `12 s`, `4 min`, `3 h 12 min`, `2 d 4 h`. Read in all our languages. */
export function spanInWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / minute) * minute
  if (minutes < hour) return `${minutes / minute} min`
  if (minutes < day) return pair(minutes, [hour, 'h'], [minute, 'min'])
  return pair(Math.round(minutes / hour) * hour, [day, 'd'], [hour, 'h'])
}

function pair(seconds: number, [large, largeUnit]: [number, string], [small, smallUnit]: [number, string]): string {
  const rest = (seconds % large) / small
  return `${Math.floor(seconds / large)} ${largeUnit}${rest === 0 ? '' : ` ${rest} ${smallUnit}`}`
}
