import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Transport } from '#channels/transport.ts'
import type { Person } from '#simulator/person.ts'
import { Bench, Heard } from '#testing/baileys-bench.ts'
import { cleared } from '#testing/cleared.ts'

let bench: Bench

beforeEach(async () => {
  bench = await Bench.open()
})
afterEach(() => bench.close())

const say = (transport: Transport, person: Person, text: string) =>
  transport.send(
    cleared({
      waId: transport.newMessageId(),
      address: person.lid ?? person.jid,
      content: { type: 'text', text },
      quote: null,
    }),
  )

const ourCompanion = '573000000001:7'
const ana = () => bench.simulator.addPerson({ phone: '573001112233', name: 'Ana' })
const beto = () => bench.simulator.addPerson({ phone: '573004445566', name: 'Beto' })

async function knownTo(transport: Transport, heard: Heard, person: Person): Promise<void> {
  await person.sendText(`soy ${person.name}`)
  await heard.untilText(`soy ${person.name}`)
  await say(transport, person, `hola ${person.name}`)
  await person.waitForMessage(`hola ${person.name}`)
}

test.each([
  ['our own second companion', ourCompanion],
  ['a second device of the debtor', '573001112233:3'],
])('a message reaches the others when the keys of %s are refused, now and after a restart', async (_, device) => {
  const debtor = ana()
  bench.simulator.faults.refusedDevices.add(device)
  const { transport, database } = await bench.linked()
  await say(transport, debtor, 'uno')
  await debtor.waitForMessage('uno')
  await say(transport, debtor, 'dos')
  await debtor.waitForMessage('dos')
  await transport.stop()

  const again = bench.transport(database)
  const heard = new Heard()
  await again.start(heard)
  await heard.untilState('online')
  await say(again, debtor, 'tres')
  await debtor.waitForMessage('tres')
})

test('a message that no device of the debtor can get does not seem to have been sent, and the light says so', async () => {
  const debtor = ana()
  bench.simulator.faults.refusedDevices.add('573001112233:0')
  const { transport, heard } = await bench.linked()
  for (const text of ['uno', 'dos']) {
    await expect(say(transport, debtor, text)).rejects.toMatchObject({ again: true, failure: 'rejected_by_whatsapp' })
  }
  await heard.untilState('unsteady', 'unconfirmed_sends')
  expect(debtor.received).toEqual([])

  bench.simulator.faults.heal()
  await say(transport, debtor, 'tres')
  await debtor.waitForMessage('tres')
  await heard.untilState('online')
})

test('a debtor of whom WhatsApp tells nothing delays only what is for them', async () => {
  const [slow, known, fresh] = [ana(), beto(), bench.simulator.addPerson({ phone: '573007778899', name: 'Caro' })]
  const { transport, heard } = await bench.linked({ patience: { recipientWithinMs: 2_500 } })
  await knownTo(transport, heard, known)
  bench.simulator.faults.unansweredAbout.add(slow.phone)
  let hasEnded = false
  const late = expect(
    say(transport, slow, 'tarde').finally(() => {
      hasEnded = true
    }),
  ).rejects.toMatchObject({ again: true, failure: 'recipient_unanswered' })
  await say(transport, known, 'enseguida')
  await known.waitForMessage('enseguida')
  await say(transport, fresh, 'a ti también')
  await fresh.waitForMessage('a ti también')
  expect(hasEnded).toBe(false)
  await late

  bench.simulator.faults.heal()
  await say(transport, slow, 'por fin')
  await slow.waitForMessage('por fin')
})

test('somebody known by number alone is heard in seconds while WhatsApp does not tell their other address', async () => {
  const shy = bench.simulator.addPerson({
    phone: '573001112233',
    name: 'Ana',
    addressing: 'pn',
    hideOtherAddress: true,
  })
  const { heard } = await bench.linked()
  bench.simulator.faults.unansweredAbout.add(shy.phone)
  const began = performance.now()
  await shy.sendText('hola')
  await heard.untilText('hola')
  expect(performance.now() - began).toBeLessThan(8_000)
  const next = performance.now()
  await shy.sendText('¿están?')
  await heard.untilText('¿están?')
  expect(performance.now() - next).toBeLessThan(2_000)
})
