import { fail } from '#base/failure.ts'

/** What people of this trade and these languages take first, beside the published lists of stolen passwords. */
const firstGuesses = [
  'contraseña',
  'contrasena',
  'clave',
  'secreto',
  'bienvenido',
  'hola',
  'tequiero',
  'teamo',
  'negocio',
  'tienda',
  'cobranza',
  'cartera',
  'senha',
  'segredo',
  'bemvindo',
  'loja',
  'cobranca',
  'welcome',
  'aldia',
  'whatsapp',
]

/** A password that takes fewer guesses than this (as a power of ten) is found from outside, however slow each guess is made. */
const minGuessesLog10 = 6

const estimator = loadOnce(async () => {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 72 })
})

/**
 * Refuses passwords that are on the lists of stolen ones or easily guessed (NIST SP 800-63B, 5.1.1.2): `weak_password`, with the
 * field. `about` are words of which everybody knows that they belong to the person: name, e-mail, business.
 */
export async function refuseWeakPassword(password: string, about: readonly string[], field: string): Promise<void> {
  const strength = await estimator()
  const spelt = about.flatMap((text) => [text, text.normalize('NFD').replace(/\p{M}/gu, '')])
  const words = spelt.flatMap((text) => [text, text.replace(/\s+/g, ''), ...text.split(/[\s@.]+/)])
  const known = [...firstGuesses, ...words].map((word) => word.toLowerCase()).filter((word) => word.length > 2)
  if (strength.check(password, known).guessesLog10 < minGuessesLog10) fail('invalid', 'weak_password', { field })
}

/** The lists take 15 MB, so they are read when somebody first chooses a password. */
function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined
  return () => (loaded ??= load())
}
