import type { Card } from '@aldia/shared/card.ts'
import type { BoardSnapshot, Change } from '@aldia/shared/change.ts'
import { proposedMoneySettings } from '@aldia/shared/money-settings.ts'
import { policyOfCountry } from '@aldia/shared/policy/effective.ts'
import { ranksBetween } from '@aldia/shared/rank.ts'
import type { Stage } from '@aldia/shared/stage.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Confirmed } from './confirmed.ts'
import type { Drawn } from './replay.ts'

// For tests: boards written and read as `inbox: ana luis | promise: eva`. Names are the ids.

const workspace: Workspace = {
  id: 'w',
  seq: 1,
  name: 'Créditos Rosa',
  country: 'CO',
  timeZone: 'America/Bogota',
  currency: 'COP',
  language: 'es',
  money: proposedMoneySettings,
  address: 'usted',
  contactPolicy: policyOfCountry('CO'),
  undoSendSeconds: 10,
  remindersPausedAt: null,
}

/** A snapshot with these columns and cards. */
export function board(notation: string, seq = 10): BoardSnapshot {
  const columns = notation.split('|').map((column) => column.split(':') as [string, string])
  const stageRanks = ranksBetween(null, null, columns.length)
  const cards: Card[] = []
  const stages = columns.map(([name, people], place): Stage => {
    const names = people.split(' ').filter((one) => one !== '')
    const ranks = ranksBetween(null, null, names.length)
    names.forEach((person, at) => {
      cards.push(card(person, { stageId: name.trim(), rank: ranks[at]! }))
    })
    const rank = stageRanks[place]!
    const id = name.trim()
    return {
      id,
      seq: 1,
      kind: 'inbox',
      name: id,
      colour: 'slate',
      rank,
      cardCount: names.length,
      totals: {},
      archivedAt: null,
    }
  })
  const next = Object.fromEntries(stages.map((stage) => [stage.id, null]))
  return { seq, workspace, users: [], channelAccounts: [], stages, tags: [], cards, next, beyond: {} }
}

/** One card, of which only what matters is told. */
export function card(name: string, told: Partial<Card>): Card {
  return {
    id: name,
    seq: 1,
    version: 1,
    contactId: `contact of ${name}`,
    stageId: 'inbox',
    rank: 'a0',
    assigneeId: null,
    name,
    phone: null,
    unread: 0,
    readUpToAt: null,
    lastMessage: null,
    money: null,
    tagIds: [],
    stageSince: 0,
    createdAt: 0,
    ...told,
  }
}

/** News with these cards. */
export function news(seq: number, cards: Card[], more: Partial<Change> = {}): Change {
  return { seq, opId: null, saved: { cards: cards.map((one) => ({ ...one, seq })) }, removed: [], events: [], ...more }
}

/** The board as it is drawn, in the same notation. */
export function shown({ columns, stages }: Drawn | Confirmed): string {
  return [...stages.values()]
    .map((stage) => `${stage.id}: ${(columns.get(stage.id) ?? []).map((one) => one.id).join(' ')}`.trim())
    .join(' | ')
}
