import { join } from 'node:path'
import { type Cadences, type PlannedDays, switchCadence } from '@aldia/shared/cadence-commands.ts'
import { updateWorkspace } from '@aldia/shared/workspace.ts'
import Client from 'better-sqlite3'
import { Program } from '#processes/program.ts'
import type { Part } from '#report/bench.ts'
import { limited } from '#report/row.ts'

/** The plan of the next fourteen days for a whole business, with every reason. */
export const preview: Part = {
  name: 'preview',
  async run(bench) {
    const contacts = bench.size(10_000, 300)
    const folder = await bench.dataFolder({ contacts, messages: contacts * 3 })
    await using program = await Program.ready(bench, { folder })
    const { owner } = program
    const { cadences } = await owner.read<Cadences>('/api/cadences')
    const credit = cadences.find(({ starter }) => starter === 'credit')?.id ?? ''
    await owner.run(switchCadence, { cadenceId: credit, isOn: true })
    const floor: number[] = []
    const ours: number[] = []
    let planned = 0
    for (let i = -1; i < bench.repetitions; i++) {
      const bare = bareReading(join(folder, 'aldia.db'))
      // A plan is kept until something changes.
      await owner.run(updateWorkspace, { name: `Créditos ${i}` })
      const from = performance.now()
      const { days } = await owner.read<PlannedDays>('/api/cadences/days')
      const took = performance.now() - from
      planned = days.reduce((sum, day) => sum + day.awaits + day.leaves, 0)
      if (i < 0) continue
      floor.push(bare)
      ours.push(took)
    }
    const what = `14 days planned for ${contacts.toLocaleString('en-US')} debtors`
    return {
      rows: [
        { what, unit: 'ms', ours, judged: limited(ours, 1_000, 'ms') },
        {
          what: `${what}, against reading their rows`,
          unit: '×',
          ours: ours.map((ms, i) => ms / (floor[i] ?? Number.NaN)),
        },
      ],
      notes: [
        `From the question by HTTP to its answer; ${planned.toLocaleString('en-US')} messages in the plan. The floor reads cards, open debts and the messages of forty days with bare statements and rules on nothing.`,
      ],
    }
  },
}

/** What any plan has to read, by bare statements; answers how long it took (ms). */
function bareReading(file: string): number {
  const client = new Client(file, { readonly: true })
  const from = performance.now()
  for (const statement of [
    'select c.contact_id, c.money, p.name, p.phone from cards c join contacts p on p.id = c.contact_id where c.money is not null',
    'select d.*, sum(e.amount_minor) from debts d join ledger_entries e on e.debt_id = d.id group by d.id having sum(e.amount_minor) > 0',
    'select k.contact_id, m.direction, m.sent_at from conversations k join messages m on m.conversation_id = k.id',
  ])
    client.prepare(statement).all()
  const took = performance.now() - from
  client.close()
  return took
}
