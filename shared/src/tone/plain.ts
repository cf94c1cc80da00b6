/**
 * Letters of other alphabets that look like Latin ones where people read messages. A part of Unicode's confusables (UTS 39): what a
 * phone can produce and what fits into a Spanish, Portuguese or English word. Each Latin letter with its look-alikes.
 */
const lookAlikesOf: Readonly<Record<string, string>> = {
  a: 'аαɑ',
  b: 'ьвβʙɓƀ',
  c: 'сϲƈȼ',
  d: 'ԁɗđ',
  e: 'еєεɛҽɇ',
  f: 'ғƒ',
  g: 'ɡɢǥɠց',
  h: 'һнʜħ',
  i: 'іιıɩɪɨ',
  j: 'јϳȷɉ',
  k: 'кκӄƙ',
  l: 'ӏʟłƚ',
  m: 'мϻɱ',
  n: 'пηɴŋոո',
  o: 'оοօøɵσ',
  p: 'рρҏ',
  q: 'ԛգ',
  r: 'гʀɍ',
  s: 'ѕꜱʂ',
  t: 'тτŧ',
  u: 'υսʋцµμ',
  v: 'νѵ',
  w: 'ԝшωѡ',
  x: 'хχҳ',
  y: 'уүγʏỿ',
  z: 'ᴢƶʐ',
}

const latinOf = new Map(
  Object.entries(lookAlikesOf).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
)

/** What takes no width, or is there to be overlooked: format characters, marks, fillers. */
const invisible = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800]/gu

/**
 * A text as one hears it: lower case, without accents (ñ is n), look-alike letters as Latin ones, nothing invisible. Punctuation
 * and line ends stay.
 */
export function plainText(text: string): string {
  const bare = text.normalize('NFKD').replace(invisible, '').toLowerCase()
  return bare.replace(/[^\p{ASCII}]/gu, (letter) => latinOf.get(letter) ?? letter)
}

/** The sentences of a plain text: words and numbers with one space between them, without marks. */
export function sentencesOf(plain: string): string[] {
  return (
    plain
      .replace(/(?<=\d)[.,'](?=\d)/g, '')
      // The point of a title ends no sentence.
      .replace(/(?<![a-z])(mr|mrs|ms|dr|dra|sr|sra|srta|lic|ing|prof|arq)\./g, '$1')
      .split(/[.?!;\n\r]+|:(?!\d)/)
      .map((sentence) => sentence.replace(/[^a-z0-9%]+/g, ' ').trim())
      .filter((sentence) => sentence !== '')
  )
}
