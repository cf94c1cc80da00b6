import type { Template } from '@aldia/shared/template.ts'
import type { TemplateValues } from '@aldia/shared/templates/render.ts'
import { variableIds } from '@aldia/shared/templates/variables.ts'
import { expect, test } from 'vitest'
import { type ChoiceFacts, choicesFor, matching } from './choices.ts'

const known: Partial<TemplateValues['of']> = { name: { text: 'Ana' }, plan: { missing: 'no_plan' } }
const all = variableIds.map((id) => [id, known[id] ?? { text: id }])
const values: TemplateValues = { freshUntil: 1, of: Object.fromEntries(all) }
const facts = {
  valuesIn: () => values,
  now: 0,
  untimely: (situation) => (situation === 'due_today' ? 'not_today' : null),
  listener: { language: 'es', otherwise: 'es', address: 'usted', contactId: 'ana', turn: 0 },
} as const satisfies ChoiceFacts

const es = (body: string) => ({ language: 'es', address: null, body }) as const
const template = (more: Partial<Template>): Template => ({
  id: 'one',
  seq: 1,
  version: 1,
  kind: 'message',
  situation: 'other',
  name: 'Recordatorio',
  variants: [es('Hola, {nombre}')],
  questions: [],
  starter: null,
  archivedAt: null,
  ...more,
})

test('a message is one choice, a phrase one for each wording, a script also its questions', () => {
  const choices = choicesFor(
    [
      template({
        id: 'o',
        kind: 'objection',
        name: 'Ya pagué',
        variants: [es('Gracias')],
        questions: [es('¿Cuándo?'), es('¿Cuánto?')],
      }),
      template({ id: 'm', variants: [es('a'), es('b')] }),
      template({ id: 'f', kind: 'phrase', variants: [es('Entiendo'), es('Comprendo')] }),
      template({ id: 'gone', archivedAt: 5 }),
    ],
    facts,
  )
  expect(choices.map(({ id, isQuestion }) => `${id} ${isQuestion}`)).toEqual([
    'm false',
    'f-r0 false',
    'f-r1 false',
    'o-r0 false',
    'o-q0 true',
    'o-q1 true',
  ])
})

test('what cannot be filled in is shown with its reason, and what fits nobody here too', () => {
  const [plan, portuguese] = choicesFor(
    [
      template({ variants: [es('{propuesta_de_plan}')] }),
      template({ id: 'pt', variants: [{ language: 'pt', address: null, body: 'Oi' }] }),
    ],
    facts,
  )
  expect(plan?.rendered).toMatchObject({ ok: false, problems: [{ why: 'no_plan' }] })
  expect(portuguese?.rendered).toBeNull()
})

test('what would not be true today comes last, with its reason', () => {
  const choices = choicesFor(
    [template({ id: 'today', situation: 'due_today' }), template({ id: 'late', situation: 'overdue_clear' })],
    facts,
  )
  expect(choices.map(({ id, untimely }) => [id, untimely])).toEqual([
    ['late', null],
    ['today', 'not_today'],
  ])
})

test('typed words are looked for in names first and then in what would be said', () => {
  const choices = choicesFor(
    [
      template({ id: 'said', name: 'Gracias', variants: [es('Promesa anotada, {nombre}')] }),
      template({ id: 'named', name: 'Recordar la promesa' }),
    ],
    facts,
  )
  expect(matching(choices, 'PROM').map(({ id }) => id)).toEqual(['named', 'said'])
  expect(matching(choices, 'la promesa').map(({ id }) => id)).toEqual(['named'])
  expect(matching(choices, 'xyz')).toEqual([])
  expect(matching(choices, '')).toHaveLength(2)
})
