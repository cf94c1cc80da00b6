import type { Template } from '@aldia/shared/template.ts'
import { expect, test } from 'vitest'
import { draftOf, firstFault, inputOf, newText } from './template-draft.ts'

const own = { language: 'es', address: 'tu' } as const
const es = (body: string) => ({ language: 'es', address: null, body }) as const
const script: Template = {
  id: 'one',
  seq: 1,
  version: 3,
  kind: 'objection',
  situation: 'already_paid',
  name: 'Ya pagué',
  variants: [es('Gracias'), es('Qué bueno')],
  questions: [es('¿Cuándo?')],
  starter: null,
  archivedAt: null,
}

test('a new text begins in the language and form of address of the business', () => {
  expect(draftOf(null, own).texts).toEqual([{ language: 'es', address: 'tu', body: '', isQuestion: false }])
  expect(newText({ language: 'pt', address: 'tu' }, { isQuestion: true })).toMatchObject({ address: null })
})

test('what was read is what is sent, and every place is known by its wording', () => {
  const { input, places } = inputOf(draftOf(script, own))
  expect(input.variants).toEqual(script.variants)
  expect(input.questions).toEqual(script.questions)
  expect([...places]).toEqual([
    ['variants.0.body', 0],
    ['variants.1.body', 1],
    ['questions.0.body', 2],
  ])
})

test('the first wording with a fault is found', () => {
  const draft = draftOf(script, own)
  expect(firstFault(draft)).toBe(-1)
  const faulty = draft.texts.map((text, at) => (at === 1 ? { ...text, body: 'Hola, {apodo}' } : text))
  expect(firstFault({ ...draft, texts: faulty })).toBe(1)
})
