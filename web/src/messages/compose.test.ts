import { beforeEach, expect, test } from 'vitest'
import { wasUndone, whenUndone } from '#base/after-undo.ts'
import { clearDraft, readDraft } from '#base/drafts.ts'
import { compose, messageDraft, uncompose } from './compose.ts'

beforeEach(() => clearDraft(messageDraft('c1')))
const draft = () => readDraft(messageDraft('c1'))

test('the confirmation of what was taken back leaves the message, and what somebody wrote beside it stays', () => {
  compose('c1', 'Te espero el viernes')
  whenUndone('e1', () => uncompose('c1', 'Te espero el viernes'))
  wasUndone('e1')
  expect(draft()).toBe('')
  compose('c1', 'Hola')
  compose('c1', 'Te espero el viernes')
  compose('c1', 'Saludos')
  uncompose('c1', 'Te espero el viernes')
  expect(draft()).toBe('Hola\n\nSaludos')
})

test('words that somebody changed meanwhile stay', () => {
  compose('c1', 'Te espero el sábado')
  uncompose('c1', 'Te espero el viernes')
  expect(draft()).toBe('Te espero el sábado')
})
