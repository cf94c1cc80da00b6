import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf, renderTemplate, type TemplateValue, type TemplateValues } from './render.ts'
import { placeholder, type VariableId, variableIds, variableNamed, variables } from './variables.ts'

const now = 1_000

function values(some: Partial<Record<VariableId, TemplateValue>> = {}): TemplateValues {
  const of = Object.fromEntries(variableIds.map((id) => [id, some[id] ?? { text: `<${id}>` }]))
  return { freshUntil: now, of: of as TemplateValues['of'] }
}

const render = (body: string, some?: Partial<Record<VariableId, TemplateValue>>) =>
  renderTemplate(body, values(some), now)

test('puts in what is known, by its name in any of the three languages', () => {
  const known = { name: { text: 'Ana' }, balance: { text: '$ 350.000' } }
  for (const body of ['Hola, {nombre}: {saldo}.', 'Hola, {name}: {balance}.', 'Hola, { NOME }: {Saldo}.'])
    expect(render(body, known)).toEqual({ ok: true, text: 'Hola, Ana: $ 350.000.' })
  expect(render('{días de atraso}', { days_late: { text: '12 días' } })).toEqual({ ok: true, text: '12 días' })
})

test('no name means one thing in one language and another in the next', () => {
  for (const id of variableIds)
    for (const language of ['es', 'pt', 'en'] as const) expect(variableNamed(variables[id].names[language])).toBe(id)
})

test('what nobody knows is refused with its place', () => {
  expect(render('Hola, {apodo}')).toEqual({
    ok: false,
    problems: [{ kind: 'unknown', from: 6, to: 13, name: 'apodo', variable: null, why: null }],
  })
})

test.each([
  '{{#each deudas}}{concepto}{{/each}}',
  '{% for d in deudas %}',
  '{{nombre}}',
  '{saldo > 0}',
  '{nombre.constructor}',
  '{__proto__ + 1}',
  '$' + '{process.exit()}',
])('loops, conditions and code are no template: %s', (body) => {
  expect(problemsOf(body).map(({ kind }) => kind)).toContain('instruction')
  expect(render(body).ok).toBe(false)
})

test.each(['Hola, {nombre', 'Hola, nombre}', '{', 'Hola, {nombre}}'])('a brace without its pair: %s', (body) => {
  expect(problemsOf(body).map(({ kind }) => kind)).toContain('unclosed')
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'what every object has is no variable: %s',
  (name) => {
    expect(variableNamed(name)).toBeNull()
  },
)

test('what is not there says why, all of it at once', () => {
  const rendered = render('{nombre}, {vencido}: {propuesta_de_plan}', {
    overdue: { missing: 'nothing_overdue' },
    plan: { stale: 'plan_expired' },
  })
  expect(rendered.ok ? [] : rendered.problems).toMatchObject([
    { kind: 'missing', variable: 'overdue', why: 'nothing_overdue', from: 10, to: 19 },
    { kind: 'stale', variable: 'plan', why: 'plan_expired' },
  ])
})

test('figures that were read a while ago are not said any more', () => {
  expect(renderTemplate('Son {saldo}', values(), now + 1)).toMatchObject({ ok: false, problems: [{ kind: 'stale' }] })
  expect(renderTemplate('Hola', values(), now + 1)).toEqual({ ok: true, text: 'Hola' })
})

test('a name of five thousand letters is no name, and nothing at all is no message', () => {
  expect(render('Hola, {nombre}', { name: { text: 'a'.repeat(5_000) } })).toMatchObject({
    ok: false,
    problems: [{ kind: 'value_too_long', variable: 'name' }],
  })
  expect(render('{nombre}', { name: { text: '  ' } })).toMatchObject({ ok: false, problems: [{ kind: 'missing' }] })
  expect(render('   ')).toMatchObject({ ok: false, problems: [{ kind: 'empty' }] })
  const long = { text: 'a'.repeat(5_000) }
  expect(
    render('{deudas}{estado_de_cuenta}{como_pagar}', { debts: long, statement: long, how_to_pay: long }),
  ).toMatchObject({
    ok: false,
    problems: [{ kind: 'text_too_long' }],
  })
})

test('a value within a line stays in it', () => {
  const name = { text: 'Ana\n*Gómez*\u202e' }
  expect(render('Hola, {nombre}.', { name })).toEqual({ ok: true, text: 'Hola, Ana *Gómez*.' })
})

const word = fc.string({ maxLength: 40 }).filter((text) => text.trim() !== '' && !/[{}]/.test(text))

test('values are put in once and never read as a template', () => {
  fc.assert(
    fc.property(fc.constantFrom(...variableIds), fc.constantFrom(...variableIds), (id, inner) => {
      const text = `a ${placeholder(inner, 'es')} b {{x}} {`
      const rendered = render(`x ${placeholder(id, 'en')} y`, { [id]: { text } })
      expect(rendered).toEqual({ ok: true, text: `x ${text} y` })
    }),
  )
})

test('words without braces stay as they are, and braces never reach anybody', () => {
  fc.assert(
    fc.property(word, (body) => {
      expect(render(body)).toEqual({ ok: true, text: body.trim() })
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', '#', ' '), maxLength: 30 }), (body) => {
      const rendered = render(body, Object.fromEntries(variableIds.map((id) => [id, { text: 'v' }])))
      expect(rendered.ok && /[{}]/.test(rendered.text)).toBe(false)
    }),
  )
})
