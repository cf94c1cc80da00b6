import { median, p50, p99, readable, slope } from '#report/figures.ts'
import { machine } from '#report/machine.ts'
import { tableLine } from '#report/section.ts'
import type { SoakPlan, SoakResult } from '#soak/soak-run.ts'

export interface SoakReport {
  /** For RESULTS.md and the terminal. */
  text: string
  /** What must never happen, in words; times are no reason to fail. */
  failures: string[]
}

const minuteMs = 60_000

/** Puts a soak into words. `on` is the day, `YYYY-MM-DD`; `load` the average of the minute before it began. */
export function soakReport(plan: SoakPlan, result: SoakResult, { on, load }: { on: string; load: number }): SoakReport {
  const { lost, twice, wrong, refused, unseen } = result
  const failures = [
    ...lost.map((id) => `lost: ${id}`),
    ...twice.map((id) => `twice: ${id}`),
    ...wrong,
    ...refused.map((why) => `refused: ${why}`),
    ...(unseen > 0 ? [`${unseen} messages did not come to every live client`] : []),
  ]
  const text = `
## ${lasting(plan.minutes * minuteMs)} at ${plan.perSecond} messages a second

Measured ${on}, load ${readable(load)} before it, on ${machine()}. ${plan.people} debtors write in turn at an even pace, the
team answers one of them every second, and two live clients listen. The time of a message runs from the debtor's send, the
phone's own encryption included, until its event is at the later of the two clients. Memory is that of the server's process,
sampled every 10 s.

${countsOf(result)}

${memoryOf(plan, result)}

${delaysOf(plan, result)}

${minuteByMinute(plan, result).join('\n')}

`
  return { text, failures }
}

function countsOf(result: SoakResult): string {
  const { messagesIn, messagesOut, lost, twice, repeated, unseen, wrong, refused, cpu } = result
  return `In: ${readable(messagesIn)} messages. Out: ${readable(messagesOut)}. Lost: ${lost.length}. Twice: ${twice.length}. Sent again under the same id: ${repeated}. Not at every live client: ${unseen}. Refused: ${refused.length}. Differences found by \`pnpm verify\` or in texts: ${wrong.length}. The server used ${readable(cpu * 100)} % of one core.`
}

/** The beginning warms up: two minutes, less of a short run. What comes next is compared with the end. */
function spansOf({ minutes }: SoakPlan): { warmUpMs: number; spanMs: number; endMs: number } {
  const span = Math.min(2, minutes / 4) * minuteMs
  return { warmUpMs: span, spanMs: span, endMs: minutes * minuteMs }
}

function memoryOf(plan: SoakPlan, { samples }: SoakResult): string {
  const { warmUpMs, spanMs, endMs } = spansOf(plan)
  const warm = samples.filter(({ atMs }) => atMs > warmUpMs)
  const [first, last] = [
    warm.filter(({ atMs }) => atMs <= warmUpMs + spanMs),
    warm.filter(({ atMs }) => atMs > endMs - spanMs),
  ]
  const compared = (name: string, of: 'rssMb' | 'heapMb') => {
    const middle = (some: typeof samples) => readable(median(some.map((sample) => sample[of])))
    const growth = slope(warm.map((sample) => [sample.atMs / minuteMs, sample[of]] as const))
    return `${name} ${middle(first)} MB, then ${middle(last)} MB, which is ${signed(growth)} MB a minute`
  }
  return `Memory of the server after ${lasting(warmUpMs)} (median of the next ${lasting(spanMs)}, median of the last ${lasting(spanMs)}, median slope of all samples from there on): ${compared('resident', 'rssMb')}; ${compared('heap in use', 'heapMb')}.`
}

const signed = (figure: number) => `${figure < 0 ? '−' : '+'}${readable(Math.abs(figure))}`

function lasting(ms: number): string {
  if (ms < minuteMs) return `${readable(ms / 1000)} seconds`
  return ms === minuteMs ? '1 minute' : `${readable(ms / minuteMs)} minutes`
}

function delaysOf(plan: SoakPlan, { ways }: SoakResult): string {
  const endMs = plan.minutes * minuteMs
  const within = (fromMs: number, toMs: number) =>
    ways.filter(({ atMs }) => atMs >= fromMs && atMs < toMs).map(({ tookMs }) => tookMs)
  const figures = (took: number[]) => `p50 ${readable(p50(took))} ms, p99 ${readable(p99(took))} ms`
  const spanMs = Math.min(minuteMs, endMs / 2)
  return `From the debtor's send to the live clients: in the first ${lasting(spanMs)} ${figures(within(0, spanMs))}; in the last ${lasting(spanMs)} ${figures(within(endMs - spanMs, endMs))}; longest of all ${readable(Math.max(...ways.map(({ tookMs }) => tookMs)))} ms.`
}

function minuteByMinute({ minutes }: SoakPlan, { samples, ways }: SoakResult): string[] {
  const headings = ['minute', 'messages', 'p50, ms', 'p99, ms', 'resident, MB', 'heap in use, MB']
  const lines = Array.from({ length: Math.ceil(minutes) }, (_, i) => {
    const isThen = ({ atMs }: { atMs: number }) => Math.floor(atMs / minuteMs) === i
    const took = ways.filter(isThen).map(({ tookMs }) => tookMs)
    // A sample stands for the ten seconds before it.
    const then = samples.filter(({ atMs }) => isThen({ atMs: atMs - 5_000 }))
    const [rss, heap] = [median(then.map(({ rssMb }) => rssMb)), median(then.map(({ heapMb }) => heapMb))]
    return tableLine([i + 1, took.length, ...[p50(took), p99(took), rss, heap].map(readable)])
  })
  return [tableLine(headings), tableLine(headings.map(() => '---')), ...lines]
}
