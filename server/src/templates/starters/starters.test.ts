import { Language } from '@aldia/shared/language.ts'
import { problemsOf, renderTemplate, type TemplateValues, variablesIn } from '@aldia/shared/templates/render.ts'
import { type VariableId, variableIds, variables } from '@aldia/shared/templates/variables.ts'
import { judgeTone } from '@aldia/shared/tone/tone.ts'
import { expect, test } from 'vitest'
import { ladder, variantsOf } from './starter.ts'
import { starters } from './starters.ts'

// The texts that every business begins with: for the whole ladder, in three languages, and kind.

const said = starters.flatMap((starter) =>
  [starter.texts, ...(starter.questions ? [starter.questions] : [])].flatMap((texts) =>
    variantsOf(texts).map((variant) => ({ ...variant, of: starter.key })),
  ),
)

const block = '• Nevera (F-12): $ 350.000, venció el domingo 8 de noviembre'
const known: Partial<Record<VariableId, string>> = {
  name: 'Ana',
  full_name: 'Ana Gómez',
  business: 'Tienda Rosita',
  concept: 'Nevera y sofá',
}
const filledIn = variableIds.map((id) => [id, { text: known[id] ?? (variables[id].block ? block : '$ 350.000') }])
const sample: TemplateValues = { freshUntil: 0, of: Object.fromEntries(filledIn) }

test('every step of the ladder has three wordings in each language and each form of address', () => {
  for (const situation of ladder) {
    const starter = starters.find((each) => each.key === `ladder.${situation}`)
    const variants = variantsOf(starter?.texts ?? { es: [], pt: [], en: [] })
    for (const language of Language.options) {
      for (const address of ['usted', 'tu'] as const) {
        const bodies = variants
          .filter((each) => each.language === language && (each.address === null || each.address === address))
          .map(({ body }) => body)
        expect(new Set(bodies).size, `${situation} ${language} ${address}`).toBe(3)
      }
    }
  }
})

test('every text can be filled in, and none has a form of address left open', () => {
  for (const { of, body } of said) {
    expect(problemsOf(body), `${of}: ${body}`).toEqual([])
    expect(body, of).not.toMatch(/[[\]|]/)
  }
})

test('what leaves by itself needs nobody to sign it', () => {
  for (const { of, body } of said) if (of.startsWith('ladder.')) expect(variablesIn(body), body).not.toContain('agent')
})

test('none of them is stopped or even warned of by the dignity check, filled in or not', () => {
  const found = said.flatMap(({ of, body, language }) => {
    const filled = renderTemplate(body, sample, 0)
    const texts = [body, filled.ok ? filled.text : 'not filled in']
    return texts.flatMap((text) => {
      const { findings } = judgeTone(text, language, { verdicts: { askReason: 'block' } })
      return findings.map(({ tag, words }) => ({ of, tag, words, text }))
    })
  })
  expect(found).toEqual([])
})

test('nothing about money is said to somebody who says that the debt is not theirs', () => {
  const replies = said.filter(({ of }) => of === 'objection.not_my_debt')
  for (const { body } of replies) expect(variablesIn(body)).toEqual([])
})

test('no ladder begins with a demand: the first words greet', () => {
  for (const { of, body } of said) {
    if (!of.startsWith('ladder.')) continue
    expect(body).toMatch(
      /^(¡?(Hola|Buen día|Gracias|Estimado|Pago registrado)|Olá|Bom dia|Obrigado|Prezado|Pagamento registrado|Hello|Good morning|Thank you|Dear|Payment booked|\{)/,
    )
  }
})
