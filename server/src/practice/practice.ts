import type { Clock } from '#base/clock.ts'
import type { Simulator } from '#simulator/simulator.ts'
import { makeChance } from './chance.ts'
import type { Debtor } from './debtor.ts'
import { newcomers } from './people-names.ts'
import { PractisedPerson } from './practised-person.ts'
import { Wording } from './wording.ts'

export interface PracticeParts {
  simulator: Simulator
  /** Their phones must have been added. */
  debtors: readonly Debtor[]
  clock: Clock
  seed: number
  /** Pause between messages that nobody asked for, in ms: from, to. */
  everyMs?: readonly [number, number]
  /** Something went wrong that nobody waits for. */
  failed(error: unknown): void
}

/** One in so many unasked messages comes from somebody new. */
const newcomerShare = 0.08

type Newcomer = (typeof newcomers)[number]

/** Somebody who owes nothing yet. */
function strange({ name, gender, phone }: Newcomer): Debtor {
  return {
    phone,
    registeredAs: null,
    addressing: 'lid',
    country: 'CO',
    language: 'es',
    gender,
    calledName: name,
    fullName: name,
    pushName: name,
    savedName: null,
    character: 'newcomer',
    hand: 'plain',
    article: 'el mueble',
    partPesos: 0,
    parts: 1,
    stage: 'inbox',
    isOff: false,
  }
}

/** Lets the simulated customers live: they write now and then, and answer the team in character. */
export function startPractice(parts: PracticeParts): { stop(): void } {
  const { simulator, debtors, clock, seed, failed, everyMs = [20_000, 40_000] } = parts
  const { world } = simulator
  const chance = makeChance(`practice ${seed}`)
  const wording = new Wording(chance.branch('wording'))
  const people = new Map<string, PractisedPerson>()
  const newOnes = chance.shuffled(newcomers)
  let cancel = () => {}

  const adopt = (debtor: Debtor) => {
    const person = simulator.person(debtor.phone)
    if (!person) throw new Error(`${debtor.fullName} has no phone`)
    const own = chance.branch(debtor.phone)
    const practised = new PractisedPerson({ person, debtor, clock, chance: own, wording, world, failed })
    people.set(person.phone, practised)
    return practised
  }

  const welcome = (newcomer: Newcomer) => {
    simulator.addPerson({ phone: newcomer.phone, name: newcomer.name, autoRead: false })
    adopt(strange(newcomer)).open(newcomer.asks)
  }

  const somebodyWrites = () => {
    const newcomer = chance.happens(newcomerShare) ? newOnes.pop() : undefined
    if (newcomer) return welcome(newcomer)
    const free = [...people.values()].filter(({ isFree }) => isFree)
    for (const person of chance.shuffled(free)) if (person.open()) return
  }

  const goOn = () => {
    cancel = clock.after(chance.between(everyMs[0], everyMs[1]), () => {
      somebodyWrites()
      goOn()
    })
  }

  for (const debtor of debtors) adopt(debtor)
  const forget = world.changed.on((phone) => people.get(phone)?.notice())
  goOn()
  return {
    stop() {
      cancel()
      forget()
      for (const person of people.values()) person.stop()
    },
  }
}
