import { type Tag, untagCard } from '@aldia/shared/tag.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { board, card, news, shown } from './board-notation.ts'
import { noFilter, sumOfShown } from './confirmed.ts'
import {
  forgetRecords,
  onHole,
  onNews,
  receiveCatchUp,
  receiveChanges,
  receiveFiltered,
  receivePage,
  receiveSnapshot,
  setPending,
  useRecords,
} from './records.ts'
import type { PendingCommand } from './replay.ts'

const drawn = () => shown(useRecords.getState().drawn)
const known = (id: string) => useRecords.getState().confirmed.cards.get(id)!
const seq = () => useRecords.getState().confirmed.seq
let holes = 0
const noMoney = {
  balances: {},
  overdue: {},
  dueOn: null,
  next: null,
  broken: null,
  brokenCount: 0,
  toVerify: 0,
  lateReason: null,
}

const move = (cardId: string, fromStageId: string, toStageId: string, afterCardId: string | null): PendingCommand => ({
  opId: `op of ${cardId}`,
  name: 'card.move',
  input: { cardId, fromStageId, toStageId, afterCardId },
  queuedAt: 5,
  refused: null,
})

beforeEach(() => {
  forgetRecords()
  holes = 0
  onHole(() => {
    holes += 1
  })
  receiveSnapshot(board('inbox: ana luis | promise: eva'), noFilter)
})

test('a card that was merged away and is there again stands for itself', () => {
  const ana = known('ana')
  receiveChanges([news(seq() + 1, [], { removed: [{ kind: 'cards', id: 'ana', intoId: 'luis' }] })])
  expect(useRecords.getState().confirmed.survivors.get('ana')).toBe('luis')
  receiveChanges([news(seq() + 1, [ana])])
  expect(useRecords.getState().confirmed.survivors.has('ana')).toBe(false)
})

describe('what is drawn', () => {
  test('is the confirmed board with my moves on top', () => {
    setPending(() => [move('ana', 'inbox', 'promise', 'eva')])
    expect(drawn()).toBe('inbox: luis | promise: eva ana')
    expect(useRecords.getState().drawn.stages.get('promise')?.cardCount).toBe(2)
    expect(useRecords.getState().drawn.stages.get('inbox')?.cardCount).toBe(1)
  })

  test('places a card inside its own column', () => {
    setPending(() => [move('ana', 'inbox', 'inbox', 'luis')])
    expect(drawn()).toBe('inbox: luis ana | promise: eva')
  })

  test('plays several moves in the order they were made', () => {
    setPending(() => [
      move('ana', 'inbox', 'promise', null),
      { ...move('ana', 'promise', 'inbox', 'luis'), opId: 'second' },
    ])
    expect(drawn()).toBe('inbox: luis ana | promise: eva')
  })

  test('returns to the confirmed board when a command is dropped', () => {
    setPending(() => [move('ana', 'inbox', 'promise', null)])
    setPending(() => [])
    expect(drawn()).toBe('inbox: ana luis | promise: eva')
  })

  test('lets a move go when somebody else has moved the card', () => {
    setPending(() => [move('ana', 'inbox', 'promise', null)])
    receiveChanges([news(11, [card('ana', { stageId: 'paid', rank: 'a0' })])])
    expect(useRecords.getState().drawn.cards.get('ana')?.stageId).toBe('paid')
  })

  test('leaves the card where it was when the column was archived under it', () => {
    setPending(() => [move('ana', 'inbox', 'promise', null)])
    const promise = useRecords.getState().confirmed.stages.get('promise')!
    receiveChanges([{ ...news(11, []), saved: { stages: [{ ...promise, seq: 11, archivedAt: 1 }] } }])
    expect(drawn()).toBe('inbox: ana luis | promise: eva')
  })
})

describe('news', () => {
  test('moves a card and keeps the columns in order', () => {
    receiveChanges([news(11, [{ ...known('ana'), stageId: 'promise', rank: 'a1' }])])
    expect(drawn()).toBe('inbox: luis | promise: eva ana')
    expect(seq()).toBe(11)
  })

  test('answered through the socket drops my pending command', () => {
    setPending(() => [move('ana', 'inbox', 'promise', 'eva')])
    receiveChanges([news(11, [{ ...known('ana'), stageId: 'promise', rank: 'a1' }], { opId: 'op of ana' })])
    expect(useRecords.getState().pending).toEqual([])
    expect(drawn()).toBe('inbox: luis | promise: eva ana')
  })

  test('never replaces a newer record by an older one', () => {
    receiveChanges([news(11, [{ ...known('ana'), stageId: 'promise', rank: 'a1' }])])
    receiveCatchUp({ seq: 11, reset: false, saved: { cards: [card('ana', { seq: 4 })] }, removed: [] })
    expect(drawn()).toBe('inbox: luis | promise: eva ana')
  })

  test('that are known are heard once', () => {
    const heard: number[] = []
    const stop = onNews((one) => heard.push(one.saved.cards?.[0]?.seq ?? 0))
    const change = news(11, [known('ana')])
    receiveChanges([change])
    receiveChanges([change])
    stop()
    expect(heard).toEqual([11])
  })

  test('past a hole are shown at once, and the hole is repaired', () => {
    receiveChanges([news(13, [{ ...known('luis'), stageId: 'promise', rank: 'a5' }])])
    expect(drawn()).toBe('inbox: ana | promise: eva luis')
    expect([seq(), holes]).toEqual([10, 1])
    receiveCatchUp({ seq: 12, reset: false, saved: {}, removed: [] })
    expect(seq()).toBe(13)
  })

  test('in the wrong order close their own hole', () => {
    receiveChanges([news(12, [known('ana')])])
    receiveChanges([news(11, [known('luis')])])
    expect(seq()).toBe(12)
  })

  test('of a merged card lead to the survivor', () => {
    receiveChanges([news(11, [], { removed: [{ kind: 'cards', id: 'ana', intoId: 'luis' }] })])
    expect(drawn()).toBe('inbox: luis | promise: eva')
    expect(useRecords.getState().confirmed.survivors.get('ana')).toBe('luis')
  })

  test('of one card leave every other column as it was', () => {
    const before = useRecords.getState().drawn.columns.get('promise')
    receiveChanges([news(11, [{ ...known('ana'), unread: 3 }])])
    expect(useRecords.getState().drawn.columns.get('promise')).toBe(before)
    expect(useRecords.getState().drawn.columns.get('inbox')?.[0]?.unread).toBe(3)
  })
})

describe('a reset', () => {
  test('begins anew and keeps what I have not been answered', () => {
    setPending(() => [move('ana', 'inbox', 'promise', null)])
    receiveSnapshot(board('inbox: ana | promise: eva | paid: luis', 500), noFilter)
    expect(drawn()).toBe('inbox: | promise: ana eva | paid: luis')
    expect(seq()).toBe(500)
  })
})

describe('a column that is loaded in part', () => {
  beforeEach(() => {
    receiveSnapshot({ ...board('inbox: ana luis | promise: eva'), next: { inbox: 'a1', promise: null } }, noFilter)
  })

  test('does not show cards from beyond its last page', () => {
    receiveChanges([news(11, [card('zoe', { rank: 'a7' })])])
    expect(drawn()).toBe('inbox: ana luis | promise: eva')
  })

  test('shows them with their page, in order and once', () => {
    receiveChanges([news(11, [card('zoe', { rank: 'a7' })])])
    receivePage('inbox', {
      cards: [card('pia', { rank: 'a5', seq: 3 }), card('zoe', { rank: 'a7', seq: 3 })],
      next: null,
    })
    expect(drawn()).toBe('inbox: ana luis pia zoe | promise: eva')
  })
})

describe('a filter', () => {
  test('shows unread cards only, and lets a card in when a message arrives', () => {
    receiveFiltered(board('inbox: | promise:'), { ...noFilter, unread: true })
    expect(drawn()).toBe('inbox: | promise:')
    receiveChanges([news(11, [{ ...known('luis'), unread: 1 }])])
    expect(drawn()).toBe('inbox: luis | promise:')
  })

  test('shows who carries a tag, at once when one is put on, and follows what becomes of the tag', () => {
    const tag = (id: string, more: Partial<Tag> = {}): Tag => ({
      ...{ id, seq: 1, name: id, colour: 'sky', mergedIntoId: null, removedAt: null },
      ...more,
    })
    const snapshot = { ...board('inbox: | promise:'), tags: [tag('vip'), tag('gold')] }
    receiveFiltered(snapshot, { ...noFilter, tagId: 'vip' })
    receiveChanges([news(11, [{ ...known('luis'), tagIds: ['vip'] }])])
    receiveChanges([news(12, [{ ...known('eva'), tagIds: ['gold'] }])])
    expect(drawn()).toBe('inbox: luis | promise:')
    receiveChanges([news(13, [], { saved: { tags: [tag('gold', { seq: 13, mergedIntoId: 'vip' })] } })])
    expect(drawn()).toBe('inbox: luis | promise: eva')
    // Taken off while nobody has answered: no longer on the card, whatever it was called when it was put on.
    const off = { ...move('eva', '', '', null), name: untagCard.name, input: { cardId: 'eva', tagId: 'vip' } }
    setPending(() => [off])
    expect(useRecords.getState().drawn.cards.get('eva')?.tagIds).toEqual([])
    receiveChanges([news(14, [], { saved: { tags: [tag('vip', { seq: 14, removedAt: 1 })] } })])
    expect(drawn()).toBe('inbox: | promise:')
  })

  test('adds up those who fit it: the loaded ones as they are now, the others as the server said', () => {
    const owing = (id: string, minor: number) => ({ ...known(id), money: { ...noMoney, balances: { COP: minor } } })
    receiveChanges([news(11, [owing('ana', 735_000), owing('luis', 9_060_000)])])
    const filter = { ...noFilter, q: 'ana' }
    const snapshot = board('inbox: | promise:')
    receiveFiltered({ ...snapshot, beyond: { inbox: { count: 3, totals: { COP: 30_000, USD: 5 } } } }, filter)
    const sum = () => {
      const { confirmed, drawn: picture } = useRecords.getState()
      return sumOfShown(picture.columns.get('inbox') ?? [], confirmed.beyond.get('inbox'))
    }
    expect(sum()).toEqual({ count: 4, totals: { COP: 765_000, USD: 5 } })
    const page = card('ana maría', { rank: 'zz', money: { ...noMoney, balances: { COP: 10_000 } } })
    receivePage('inbox', { cards: [page], next: 'zz' })
    expect(sum()).toEqual({ count: 4, totals: { COP: 765_000, USD: 5 } })
    receivePage('inbox', { cards: [], next: null })
    expect(sum()).toEqual({ count: 2, totals: { COP: 745_000 } })
  })

  test('finds names without their accents', () => {
    receiveChanges([news(11, [{ ...known('ana'), name: 'Anaís Núñez' }])])
    receiveFiltered(board('inbox: | promise:'), { ...noFilter, q: 'nunez' })
    expect(drawn()).toBe('inbox: ana | promise:')
  })

  test('seeks in numbers only what looks like one', () => {
    receiveChanges([news(11, [{ ...known('ana'), phone: '+573001500000' }])])
    receiveFiltered(board('inbox: | promise:'), { ...noFilter, q: 'luis 15' })
    expect(drawn()).toBe('inbox: | promise:')
    receiveFiltered(board('inbox: | promise:'), { ...noFilter, q: '300 150' })
    expect(drawn()).toBe('inbox: ana | promise:')
  })
})
