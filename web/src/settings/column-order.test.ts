import type { Stage } from '@aldia/shared/stage.ts'
import { describe, expect, it } from 'vitest'
import { inOrder, shifted } from '#settings/column-order.ts'

const columns = ['inbox', 'overdue', 'promise']

describe('moving a column', () => {
  it('changes places with its neighbour', () => {
    expect(shifted(columns, 'promise', -1)).toEqual(['inbox', 'promise', 'overdue'])
    expect(shifted(columns, 'inbox', 1)).toEqual(['overdue', 'inbox', 'promise'])
  })

  it('does nothing at either end, or for a column that is gone', () => {
    expect(shifted(columns, 'inbox', -1)).toBe(columns)
    expect(shifted(columns, 'promise', 1)).toBe(columns)
    expect(shifted(columns, 'plan', 1)).toBe(columns)
  })
})

describe('the order on show', () => {
  const stage = (id: string) => ({ id }) as Stage

  it('is the wanted one, and what came in meanwhile stands at the end', () => {
    const known = ['inbox', 'new', 'overdue', 'promise'].map(stage)
    const shown = inOrder(known, ['promise', 'inbox', 'overdue'])
    expect(shown.map(({ id }) => id)).toEqual(['promise', 'inbox', 'overdue', 'new'])
  })

  it('is the saved one while nothing is wanted', () => {
    const known = columns.map(stage)
    expect(inOrder(known, null)).toBe(known)
  })
})
