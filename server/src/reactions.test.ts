import { cardMoved } from '@aldia/shared/card.ts'
import type { contactMerged } from '@aldia/shared/contact.ts'
import { events } from '@aldia/shared/events.ts'
import { promiseBroken } from '@aldia/shared/promise.ts'
import { expect, test } from 'vitest'
import { on, type Recorded, type Work } from '#base/work.ts'
import { reactions } from '#reactions.ts'

test('the page names every kind of event once', () => {
  expect(reactions.map(({ type }) => type).sort()).toEqual(events.map(({ type }) => type).sort())
})

test('a reaction is tied to the data of its event, and what is recorded has the declared form', () => {
  const ofMerging = async (_: Work, { data }: Recorded<typeof contactMerged>) => void data.intoContactId
  // @ts-expect-error: a broken promise does not say who was merged into whom.
  on(promiseBroken, ofMerging)
  // @ts-expect-error: there is no such event.
  const misspelt: (typeof reactions)[number]['type'] = 'promise.brokn'
  const record = (work: Work) => {
    // @ts-expect-error: a move says from where to where.
    work.record(cardMoved, { contactId: null, data: { toStageId: 'a' } })
  }
  expect([misspelt, typeof record]).toEqual(['promise.brokn', 'function'])
})
