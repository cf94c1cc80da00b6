import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launch, openWindow, untilUsable, watchBoard } from '#browser/chromium.ts'
import { pause } from '#processes/monotonic.ts'
import { Program } from '#processes/program.ts'
import type { Part } from '#report/bench.ts'
import { readable } from '#report/figures.ts'
import { limited, type Row } from '#report/row.ts'

/** What the first visit of a large board fetches, and what its page holds in memory. */
export const weight: Part = {
  name: 'weight',
  async run(bench) {
    const cards = bench.size(10_000, 500)
    const folder = await bench.dataFolder({ contacts: cards, messages: cards * 3 })
    await using program = await Program.ready(bench, { folder })
    await using browser = await launch()
    const visits: Visit[] = []
    for (let i = 0; i < bench.repetitions; i++) visits.push(await firstVisit(browser, program))
    const of = (figure: (visit: Visit) => number) => visits.map(figure)
    const wire = of(({ wireKb }) => wireKb)
    const heap = of(({ heapMb }) => heapMb)
    const script = of(({ scriptKb }) => scriptKb)
    const size = `${cards.toLocaleString('en-US')} cards`
    const rows: Row[] = [
      { what: `bytes over the wire, first visit, ${size}`, unit: 'kB', ours: wire, judged: limited(wire, 545, 'kB') },
      { what: `JavaScript heap, ${size}`, unit: 'MB', ours: heap, judged: limited(heap, 88, 'MB') },
      { what: 'script on first visit, gzip', unit: 'kB', ours: script, judged: limited(script, 370, 'kB') },
    ]
    const [{ parts } = { parts: [] }] = visits
    return {
      rows,
      notes: [
        `kB of 1,000 bytes; the heap after a collection. On the wire, by kind: ${parts.map(([kind, kb]) => `${kind} ${readable(kb)} kB`).join(', ')}.`,
      ],
    }
  },
}

interface Visit {
  wireKb: number
  heapMb: number
  scriptKb: number
  parts: [string, number][]
}

async function firstVisit(browser: Browser, program: Program): Promise<Visit> {
  const { page, context } = await openWindow(browser, { url: program.url, cookie: program.owner.cookie })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const kinds = new Map<string, string>()
  const bytes = new Map<string, number>()
  const add = (kind: string, more: number) => void bytes.set(kind, (bytes.get(kind) ?? 0) + more)
  devtools.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type.toLowerCase()))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    add(kinds.get(requestId) ?? 'other', encodedDataLength),
  )
  devtools.on('Network.webSocketFrameReceived', ({ response }) => add('websocket', response.payloadData.length))
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await watchBoard(page)
  await page.goto(program.url)
  await untilUsable(page)
  await page.waitForLoadState('networkidle')
  await pause(500)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const scriptKb =
    (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) / 1000
  await context.close()
  const parts = [...bytes].map(([kind, size]) => [kind, size / 1000] as [string, number]).sort((a, b) => b[1] - a[1])
  return { wireKb: parts.reduce((sum, [, kb]) => sum + kb, 0), heapMb: usedSize / 1e6, scriptKb, parts }
}
