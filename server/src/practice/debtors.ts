import { business, type Goods, goods } from './business.ts'
import type { Chance } from './chance.ts'
import { makeChance } from './chance.ts'
import { type Conversation, converse } from './conversation.ts'
import type { Debtor, Hand } from './debtor.ts'
import { abroad, men, quarters, surnames, women } from './people-names.ts'
import { type Outcome, outcomes } from './stories.ts'
import { paymentsIn } from './telling.ts'
import { Wording } from './wording.ts'

type Identity = Pick<
  Debtor,
  'phone' | 'registeredAs' | 'country' | 'language' | 'gender' | 'calledName' | 'fullName' | 'pushName' | 'savedName'
>

const mobilePrefixes = [
  '300',
  '301',
  '304',
  '310',
  '311',
  '312',
  '313',
  '314',
  '315',
  '316',
  '317',
  '318',
  '320',
  '321',
  '322',
  '323',
  '350',
]

/** Colombian mobiles are 57, then 3xx and seven digits. */
function mobile(chance: Chance, taken: Set<string>): string {
  for (;;) {
    const number = `57${chance.pick(mobilePrefixes)}${String(chance.between(2_000_000, 9_899_999))}`
    if (taken.has(number)) continue
    taken.add(number)
    return number
  }
}

/** What people call themselves on WhatsApp is seldom their full name. */
function pushNameOf(first: string, surname: string, gender: 'f' | 'm', chance: Chance): string {
  const short = first.split(' ')[0] ?? first
  const emoji = gender === 'f' ? ['🌻', '💕', '✨', '🌸', '🙏'] : ['⚽', '🏍️', '💪', '🙏', '🚚']
  return chance.pick([
    `${first} ${surname}`,
    `${first} ${surname}`,
    short,
    `${short} ${surname.charAt(0)}.`,
    `${short} ${chance.pick(emoji)}`,
    first.toLowerCase(),
    `${first} ${surname}`.toUpperCase(),
  ])
}

/** How the shop saved the number, if it did. */
function savedNameOf(called: string, full: string, noun: string, chance: Chance): string | null {
  return chance.pick([full, full, `${full} ${chance.pick(quarters)}`, `${called} ${noun}`, full, null])
}

function local(chance: Chance, bought: Goods, taken: { phones: Set<string>; names: Set<string> }): Identity {
  for (;;) {
    const gender = chance.happens(0.55) ? 'f' : 'm'
    const first = chance.pick(gender === 'f' ? women : men)
    const surname = chance.pick(surnames)
    const fullName = `${first} ${surname}`
    if (taken.names.has(fullName)) continue
    taken.names.add(fullName)
    const calledName = chance.happens(0.7) ? `${gender === 'f' ? 'doña' : 'don'} ${first}` : first
    const saved = savedNameOf(calledName, fullName, bought.short, chance)
    return {
      phone: mobile(chance, taken.phones),
      registeredAs: null,
      country: 'CO',
      language: 'es',
      gender,
      calledName,
      fullName,
      pushName: pushNameOf(first, surname, gender, chance),
      savedName: saved && saved.charAt(0).toUpperCase() + saved.slice(1),
    }
  }
}

function foreign(person: (typeof abroad)[number]): Identity {
  const { name, gender, country, phone } = person
  const isBrazilian = country === 'BR'
  const first = name.split(' ')[0] ?? name
  return {
    phone,
    registeredAs: 'registeredAs' in person ? person.registeredAs : null,
    country,
    language: isBrazilian ? 'pt' : 'es',
    gender,
    calledName: isBrazilian ? first : `${gender === 'f' ? 'doña' : 'don'} ${first}`,
    fullName: name,
    pushName: name,
    savedName: phone.endsWith('0') ? null : name,
  }
}

/** Characters that customers abroad have: one deals with them in writing and by transfer. */
const abroadCharacters = new Set(['kind-but-late', 'sends-receipts', 'asks-for-parts', 'punctual', 'breaks-promises'])

interface Place {
  outcome: Outcome
  identity: Identity | null
}

function places(chance: Chance): Place[] {
  const all = outcomes.flatMap((outcome) =>
    Array.from({ length: outcome.count }, (): Place => ({ outcome, identity: null })),
  )
  const mixed = chance.shuffled(all)
  const fitting = mixed.filter(({ outcome }) => abroadCharacters.has(outcome.character))
  for (const [index, person] of abroad.entries()) {
    const place = fitting[index]
    if (place) place.identity = foreign(person)
  }
  return mixed
}

/** How many phones are switched off when the demo begins, so that some messages keep a single tick. */
const phonesOff = 3

/** The shop's customers with six weeks of conversations. The same seed and time (epoch ms) give the same people and words. */
export function makeCustomers(seed: number, now: number): Conversation[] {
  const chance = makeChance(seed)
  const wording = new Wording(chance.branch('wording'))
  const taken = { phones: new Set<string>([business.phone]), names: new Set<string>() }
  let off = 0
  return places(chance.branch('places')).map(({ outcome, identity }, index) => {
    const own = chance.branch(`customer ${index}`)
    const bought = own.pick(
      outcome.character === 'disputes' ? goods.filter(({ pricePesos }) => pricePesos > 1_000_000) : goods,
    )
    const who = identity ?? local(own, bought, taken)
    const scenes = outcome.scenes(who, own.branch('story'))
    const payments = paymentsIn(scenes.flatMap(({ steps }) => steps))
    const parts = outcome.stage === 'paid' ? Math.max(payments, 2) : payments + own.between(2, 4)
    const isOff = outcome.character === 'silent' && off < phonesOff
    if (isOff) off += 1
    const debtor: Debtor = {
      ...who,
      addressing: own.happens(0.85) ? 'lid' : 'pn',
      character: outcome.character,
      hand: own.pick<Hand>(['careful', 'plain', 'plain', 'hurried']),
      article: bought[who.language],
      partPesos: Math.round(bought.pricePesos / parts / 5000) * 5000,
      parts,
      stage: outcome.stage,
      isOff,
    }
    const [low, high] = outcome.lastDays
    const lastDays = low + own.next() * (high - low)
    return converse({ debtor, scenes, lastDays, now, chance: own.branch('conversation'), wording })
  })
}
