import { insultWords } from '#tone/insults.ts'

/** Words that people hide because they know that they should not stand there; besides the insults. */
const hiddenWords = [
  ...[
    'carcel',
    'preso',
    'presa',
    'prision',
    'policia',
    'carabineros',
    'embargo',
    'embargar',
    'embargamos',
    'embargaremos',
  ],
  ...[
    'demanda',
    'demandar',
    'demandaremos',
    'demandarlo',
    'demandarla',
    'denuncia',
    'denunciar',
    'abogado',
    'abogados',
    'juzgado',
    'tribunal',
  ],
  ...[
    'tribunales',
    'juicio',
    'judicial',
    'dicom',
    'veraz',
    'infocorp',
    'buro',
    'matar',
    'golpear',
    'golpes',
    'funar',
    'funa',
    'escrachar',
  ],
  ...[
    'moroso',
    'morosa',
    'morosos',
    'rata',
    'basura',
    'delincuente',
    'fraude',
    'estafa',
    'amenaza',
    'fiscalia',
    'verguenza',
    'perra',
  ],
  ...[
    'cadeia',
    'prisao',
    'processo',
    'processar',
    'penhora',
    'penhorar',
    'advogado',
    'justica',
    'serasa',
    'spc',
    'protesto',
    'negativar',
    'negativado',
  ],
  ...[
    'vagabundo',
    'vergonha',
    'lixo',
    'porra',
    'calote',
    'bandido',
    'jail',
    'prison',
    'police',
    'lawsuit',
    'lawyer',
    'arrest',
    'arrested',
    'sue',
    'court',
    'trash',
  ],
  ...[
    'kill',
    'hurt',
    'shame',
    'cheat',
    'fraud',
    'seize',
    'garnish',
    'attorney',
    'dumb',
    'lazy',
    'parasito',
    'parasita',
    'inutil',
    'burro',
    'maldito',
    'maldita',
    'ass',
  ],
]
const words: ReadonlySet<string> = new Set([...insultWords, ...hiddenWords])
const longWords = [...words].filter((word) => word.length >= 4)
/** By their form without doubled letters, for words that were stretched. */
const withoutDoubles = new Map(longWords.filter((word) => word.length >= 5).map((word) => [single(word), word]))

/** What stands for a letter in a word: 4 for a, $ for s. */
const letterFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
}

/** Marks that are put into a word to hide it, or in place of a letter. */
const marks = '*#_.·•~^|/\\-+=\'"`,:'
const maskMarks = '*#_•·.~-'

function single(word: string): string {
  return word.replace(/(.)\1+/g, '$1')
}

/**
 * A plain text with the words that were hidden in it: spaced out, starred, in figures, cut by marks, stretched. Only words that are
 * looked for are uncovered; everything else stays as it was written.
 */
export function uncover(plain: string): string {
  const joined = plain.replace(
    /(?<![a-z0-9])[a-z0-9@$](?:[\s.\-_*·•|/,~]{1,3}[a-z0-9@$]){3,}(?![a-z0-9])/g,
    (letters) => spacedOut(letters) ?? letters,
  )
  return joined.replace(/\S+/g, uncoverToken).replace(/(?<![a-z])([a-z]{2,8}) ([a-z]{2,8})(?![a-z])/g, cutInTwo)
}

function spacedOut(letters: string): string | undefined {
  // Two spaces or more stand between words, where single ones stand between letters.
  const parts = letters.split(/\s{2,}/).map((part) => decoded(part.replace(/[^a-z0-9@$]/g, '')))
  const all = parts.join('')
  const found = longWords.filter((word) => all.includes(word)).sort((a, b) => b.length - a.length)
  return found.length > 0 ? found.slice(0, 3).join(' ') : undefined
}

function decoded(token: string): string {
  return token.replace(/[^a-z]/g, (mark) => letterFor[mark] ?? mark)
}

function uncoverToken(token: string): string {
  if (token.length > 60) return token
  const core = token.replace(/^[^a-z0-9@$*#]+|[^a-z0-9@$*#]+$/g, '')
  const at = token.indexOf(core)
  if (core.length < 3) return token
  const word = hiddenIn(core)
  return word === undefined ? token : `${token.slice(0, at)}${word}${token.slice(at + core.length)}`
}

function hiddenIn(core: string): string | undefined {
  if (/^[a-z]+$/.test(core)) {
    if (words.has(core) || !/(.)\1/.test(core)) return undefined
    const stretched = withoutDoubles.get(single(core))
    return stretched !== undefined && (/(.)\1\1/.test(core) || core.length >= 7) ? stretched : undefined
  }
  // *bold* and _italic_ are how WhatsApp formats, not how words are hidden.
  const text = core.replace(/^([*_~]+)(.*?)\1$/, '$2')
  if (/^[a-z]+$/.test(text) || !/[a-z*#]/.test(text)) return undefined
  const bare = [...text].filter((mark) => !marks.includes(mark)).join('')
  if (words.has(bare) && bare.length >= 3 && bare !== text) return bare
  const read = decoded(bare.replace(/[!|+]+$/, ''))
  if (read !== text && words.has(read) && /[a-z]/.test(bare)) return read
  return masked(text)
}

/** A word of the list that fits where marks stand for letters: `l*drón`, `h**a`, `p***`. */
function masked(text: string): string | undefined {
  if (!/[*#_•·~-]/.test(text) || !/^[a-z]/.test(text) || !/^[a-z0-9@$*#_•·.~-]+$/.test(text)) return undefined
  const pattern = [...text].map((mark) => (maskMarks.includes(mark) ? '[a-z]' : (letterFor[mark] ?? mark))).join('')
  const any = new RegExp(`^${pattern}$`)
  const exact = longWords.find((word) => any.test(word))
  if (exact !== undefined) return exact
  const run = new RegExp(`^${pattern.replace(/(?:\[a-z\])+/g, '[a-z]{1,8}')}$`)
  const letters = text.replace(/[^a-z]/g, '').length
  return letters >= 2 && text.includes('*') ? longWords.find((word) => run.test(word)) : undefined
}

/** Pairs of honest words that read like a hidden one. */
const honestPairs = new Set(['sin verguenza', 'sem vergonha', 'cara dura', 'mala paga', 'las sue', 'es tupido'])

function cutInTwo(pair: string, first: string, second: string): string {
  const word = first + second
  return word.length >= 6 && insultWords.has(word) && !honestPairs.has(pair) ? word : pair
}
