import { describe, expect, test } from 'vitest'
import { books } from '#imports/reading/testing-lists/books.ts'
import { compared } from '#imports/reading/testing-lists/expected.ts'
import { notebooks } from '#imports/reading/testing-lists/notebooks.ts'
import { texts } from '#imports/reading/testing-lists/texts.ts'

describe.each([
  ['texts with columns', texts],
  ['lines of a notebook', notebooks],
  ['workbooks', books],
])('%s', (_, cases) => {
  test.each(cases.map((one) => [one.title, one] as const))('%s', (_title, one) => {
    const { got, wanted } = compared(one)
    expect(got).toEqual(wanted)
  })
})
