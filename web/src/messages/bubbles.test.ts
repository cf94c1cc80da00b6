import { expect, test } from 'vitest'
import { saidUpTo } from './bubbles.ts'

const minute = 60_000
const says = (id: string, text: string | null, minutes: number, direction: 'in' | 'out' = 'in') => ({
  ...{ id, text, direction, sentAt: minutes * minute, deletedAt: null, editUnreadable: false },
})

test('bubbles of two minutes are one thought, told by the last of them', () => {
  const thread = [says('a', 'el viernes', 0), says('b', 'te deposito', 1), says('c', '150', 2)]
  expect(saidUpTo(thread, 'c')).toBe('el viernes\nte deposito\n150')
  expect(saidUpTo(thread, 'a')).toBeNull()
  expect(saidUpTo(thread, 'b')).toBeNull()
})

test('what is further away, and what was said before our answer, is a thought of its own', () => {
  expect(saidUpTo([says('a', 'hola', 0), says('b', 'mañana pago', 3)], 'b')).toBe('mañana pago')
  expect(saidUpTo([says('a', 'hola', 0), says('x', '¿Cuándo?', 1, 'out'), says('b', 'mañana', 2)], 'b')).toBe('mañana')
})

test('what we wrote, what has no words, is deleted or was corrected out of our sight says nothing', () => {
  expect(saidUpTo([says('a', 'mañana', 0, 'out')], 'a')).toBeNull()
  expect(saidUpTo([says('a', null, 0)], 'a')).toBeNull()
  expect(saidUpTo([{ ...says('a', 'mañana', 0), deletedAt: 1 }], 'a')).toBeNull()
  expect(saidUpTo([{ ...says('a', 'mañana', 0), editUnreadable: true }], 'a')).toBeNull()
  expect(saidUpTo([], 'a')).toBeNull()
})
