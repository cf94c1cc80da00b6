import { join } from 'node:path'
import Client from 'better-sqlite3'
import { launch, openWindow, untilUsable, watchBoard } from '#browser/chromium.ts'
import { OursLinked } from '#parts/inbound-rig.ts'
import { Program } from '#processes/program.ts'
import type { Bench, Part } from '#report/bench.ts'
import { type Row, ratioAtLeast, ratioAtMost } from '#report/row.ts'

/** What money on the cards costs the board and the messages: the same business with it and without. */
export const money: Part = {
  name: 'money',
  async run(bench) {
    return {
      rows: [await paintRow(bench), await inboundRow(bench)],
      notes: [
        'The floor is the same program on the same cards without money. On the board nine cards of ten have a balance; of the debtors who write every one has a balance, a promise and something overdue.',
      ],
    }
  },
}

async function paintRow(bench: Bench): Promise<Row> {
  const about = { contacts: bench.size(10_000, 500), messages: bench.size(30_000, 1_000) }
  const plain = await bench.dataFolder(about)
  change(plain, withoutMoney)
  await using without = await Program.ready(bench, { folder: plain })
  await using having = await Program.ready(bench, { folder: await bench.dataFolder(about) })
  await using browser = await launch()
  const floor: number[] = []
  const ours: number[] = []
  const painted = async ({ url, owner }: Program): Promise<number> => {
    const { page, context } = await openWindow(browser, { url, cookie: owner.cookie })
    await watchBoard(page)
    await page.goto(url)
    const ms = await untilUsable(page)
    await context.close()
    return ms
  }
  const repetitions = bench.quick ? 2 : 7
  for (let i = -1; i < repetitions; i++) {
    const times = [await painted(without), await painted(having)] as const
    // The first round warms the servers and Chromium up.
    if (i < 0) continue
    floor.push(times[0])
    ours.push(times[1])
  }
  const what = `board usable after navigation, ${about.contacts.toLocaleString('en-US')} cards with money`
  return { what, unit: 'ms', floor, ours, judged: ratioAtMost(ours, floor, 1.1) }
}

async function inboundRow(bench: Bench): Promise<Row> {
  const count = bench.sizeForDisk(3_000, 200, 9)
  await using without = await OursLinked.open(bench, { folder: await bench.dataFolder(empty), clients: 2 })
  const folder = await bench.dataFolder(empty)
  await using having = await OursLinked.open(bench, { folder, clients: 2 })
  for (const one of [without, having]) await one.takeIn(Math.ceil(count / 4))
  // The debtors have their cards by now.
  change(folder, withMoney)
  const floor: number[] = []
  const ours: number[] = []
  for (let i = 0; i < bench.repetitions; i++) {
    floor.push((await without.takeIn(count)).perSecond)
    ours.push((await having.takeIn(count)).perSecond)
  }
  const what = `inbound of ${count.toLocaleString('en-US')}, 2 browsers, from debtors with money on their cards`
  return { what, unit: 'messages/s', floor, ours, judged: ratioAtLeast(ours, floor, 0.9) }
}

const empty = { contacts: 0, messages: 0 }

const withoutMoney = `update cards set money = null, check_on = null, overdue_since = null, late_reason = null;
  update stages set totals = '{}'`
const shown = {
  balances: { COP: 45_000_000 },
  dueOn: '2026-11-02',
  next: {
    kind: 'promise',
    promiseId: '019aa000-0000-7000-8000-000000000000',
    dueOn: '2026-11-27',
    amountMinor: 15_000_000,
    currency: 'COP',
  },
  broken: null,
  brokenCount: 1,
  toVerify: 1,
  lateReason: 'waiting_for_money',
}
const withMoney = `update cards set money = '${JSON.stringify(shown)}', overdue_since = '2026-11-03', check_on = '2999-01-01'`

/** Changes a business beside the program, which remembers nothing of its cards. */
function change(folder: string, statements: string): void {
  const client = new Client(join(folder, 'aldia.db'), { timeout: 10_000 })
  try {
    client.exec(statements)
    client.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    client.close()
  }
}
