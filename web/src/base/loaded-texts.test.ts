import { beforeEach, expect, test, vi } from 'vitest'

type Texts = typeof import('./loaded-texts.ts')
let texts: Texts

beforeEach(async () => {
  vi.resetModules()
  texts = await import('./loaded-texts.ts')
})

/** A part with one catalog, `greeting`; which languages were asked for is noted. */
function greetings(asked: string[] = [], fails: () => boolean = () => false) {
  const loader = (language: string, hello: string) => async () => {
    asked.push(language)
    if (fails()) throw new Error('the script is gone')
    return { lines: { greeting: { hello } } }
  }
  const part = texts.partOfTexts({ es: loader('es', 'Hola'), pt: loader('pt', 'Oi'), en: loader('en', 'Hello') })
  return part.catalog('greeting') as Record<'es' | 'pt' | 'en', { hello: string }>
}

test('only the language of the page is loaded', async () => {
  const asked: string[] = []
  const page = (await import('./page-language.ts')).pageLanguage()
  const greeting = greetings(asked)
  await texts.loadTexts(page)
  expect(asked).toEqual([page])
  expect(Object.keys(greeting[page])).toEqual(['hello'])
})

test('to read a language that is not here waits for it, once', async () => {
  const asked: string[] = []
  const greeting = greetings(asked)
  let waited: unknown
  try {
    void greeting.pt.hello
  } catch (thrown) {
    waited = thrown
  }
  expect(waited).toBeInstanceOf(Promise)
  expect(texts.areTextsLoaded('pt')).toBe(false)
  await waited
  expect(greeting.pt.hello).toBe('Oi')
  expect(texts.areTextsLoaded('pt')).toBe(true)
  expect(asked.filter((language) => language === 'pt')).toEqual(['pt'])
})

test('a change of language has every part before anything is drawn in it', async () => {
  const [first, second] = [greetings(), greetings()]
  await texts.loadTexts('pt')
  expect([first.pt.hello, second.pt.hello]).toEqual(['Oi', 'Oi'])
})

test('a script that cannot be loaded is said once, and then tried again', async () => {
  let isGone = true
  const greeting = greetings([], () => isGone)
  await expect(texts.loadTexts('pt')).rejects.toThrow('the script is gone')
  expect(() => greeting.pt.hello).toThrow(expect.objectContaining({ name: 'NotLoaded' }))
  isGone = false
  await texts.loadTexts('pt')
  expect(greeting.pt.hello).toBe('Oi')
})
