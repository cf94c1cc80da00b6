import { type Cadences, editCadence, switchCadence } from '@aldia/shared/cadence-commands.ts'
import { addContact } from '@aldia/shared/contact.ts'
import { dayIn } from '@aldia/shared/dates.ts'
import { addDebt, plainTerms } from '@aldia/shared/debt.ts'
import { addPaymentMethod } from '@aldia/shared/payment-method.ts'
import type { Installation } from '#support/installation.ts'

const zone = 'America/Bogota'
/** Nobody of them ever writes, and the number keeps its pace, so they are few. */
const silent = ['573009990001', '573009990002']

/** People who owe something today and are reminded of it by a ladder, in these minutes. Answers their phones. */
export async function switchLadderOn({ rosa, simulation }: Installation): Promise<readonly string[]> {
  const details = { kind: 'nequi', phone: '3001112233', holder: 'Rosa Díaz' } as const
  await rosa.run(addPaymentMethod, { name: 'Nequi', details })
  const today = dayIn(zone, Date.now())
  for (const phone of silent) {
    await simulation.ask('addPerson', { phone, name: `Callado ${phone.slice(-1)}`, addressing: 'pn' })
    const { output } = await rosa.run(addContact, { name: `Callado ${phone.slice(-1)}`, phone: `+${phone}` })
    await rosa.run(addDebt, {
      ...{ cardId: output.cardId ?? '', reference: null, concept: 'Nevera', currency: 'COP', amountMinor: 5_000_000 },
      ...{ issuedOn: today, dueOn: today, terms: plainTerms, lines: [], fileIds: [] },
    })
  }
  const { cadences } = await rosa.read<Cadences>('/api/cadences')
  const credit = cadences.find(({ starter }) => starter === 'credit')
  const step = credit?.steps.find(({ anchor, offsetDays }) => anchor === 'due' && offsetDays === 0)
  if (!credit || !step) throw new Error('the ladders of the house have a word for the day itself')
  const { id: cadenceId, version, seq: _, starter: __, isOn: ___, onSince: ____, ...draft } = credit
  const steps = [{ ...step, hours: hoursAround(Date.now()) }]
  await rosa.run(editCadence, { cadenceId, version, draft: { ...draft, mode: 'automatic', steps } })
  await rosa.run(switchCadence, { cadenceId, isOn: true })
  return silent
}

/** From two minutes ago to two minutes from now, on the wall; within it all is due in a minute at most. */
function hoursAround(at: number): [string, string] {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
    .format(at)
    .split(':')
    .map(Number)
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const now = hour * 60 + minute
  return [time(Math.max(now - 2, 0)), time(Math.min(now + 2, 24 * 60))]
}
