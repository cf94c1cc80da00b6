// How one speaks to somebody whose name stands in the books as the owner of a shop writes it: with a title, a mark or the goods behind.

/** Words of courtesy, without full stop and accents. They stand before a name and are none. */
const titles = new Set(
  (
    'don dona doña dn dna d señor señora señorita senor senora senorita sr sra srta seu sinhor dom senhor senhora sir mr mrs ms miss mx ' +
    'dr dra doctor doctora doutor doutora ing lic licda licenciado licenciada prof profe profesor profesora professor professora arq ' +
    'mestre maestro maestra padre hermano hermana sor pastor pastora tio tia tía tío doc'
  ).split(' '),
)
/** Spanish and Portuguese write these small inside a sentence. */
const smallInside = new Set(['don', 'doña', 'dona'])
/** A name that begins so is one as a whole: La Mona, Tienda El Sol. */
const articles = /^(?:el|la|los|las|o|a|os|as|the|lo)$/i
const businesses =
  /^(?:tienda|almac[eé]n|ferreter[ií]a|panader[ií]a|panificadora|restaurante?|restaurant|cafeter[ií]a|caf[eé]|bar|hotel|droguer[ií]a|farm[aá]cia|farmacia|supermercado|minimercado|mercado|abarrotes|papeler[ií]a|miscel[aá]nea|distribuidora|comercial(?:izadora)?|inversiones|constructora|grupo|taller|oficina|loja|padaria|mercearia|empresa|colegio|edificio|conjunto|fundaci[oó]n|cooperativa|shop|store|company|muebles|variedades|transportes|industrias)$/i
const companyForm =
  /(?:^|\s)(?:s\.?\s?a\.?\s?s|s\.?\s?a|s\.?r\.?l|spa|ltda|eirl|me|mei|inc|llc|ltd|corp|cia|c[ií]a)\.?$/i

/** Whether a word is a title and no name. */
export const isTitle = (word: string): boolean => titles.has(word.toLowerCase().replace(/\.$/, ''))

/** Words of a name without the titles before it; a title alone is a name. */
export function wordsWithoutTitles(name: string): string[] {
  const words = name.trim().split(/\s+/)
  const begin = words.findIndex((word) => !isTitle(word))
  return begin < 0 ? words : words.slice(begin)
}

/**
 * The name one says: `Ana` for Ana María Ríos, `don Harold` for Don Harold Niño, `Sra. Gladys` for SRA. GLADYS PEÑA, `Ana` for `Ríos,
 * Ana`, and the whole of it where the first word alone would be none (`La Mona`, `Tienda El Sol`, `Comercial Sur SAS`). Pure.
 */
export function spokenName(name: string): string {
  const whole = name.trim().replace(/\s+/g, ' ')
  const [first = ''] = whole.split(' ')
  if (articles.test(first) || businesses.test(first) || companyForm.test(whole)) return whole
  const [before = '', after = ''] = whole.split(/\s*,\s*/)
  const inOrder = after !== '' && !after.includes(' de ') ? `${after} ${before}` : whole
  const words = inOrder.split(' ')
  const rest = wordsWithoutTitles(inOrder)
  const spoken = words.slice(0, words.length - rest.length).map(writtenTitle)
  const [given = '', next] = rest
  spoken.push(writtenName(given, whole))
  // An initial or a shortened name (Ma. Fernanda) is half of one.
  if (next !== undefined && (/^\p{L}\.?$/u.test(given) || given.endsWith('.'))) spoken.push(writtenName(next, whole))
  return spoken.join(' ')
}

function writtenTitle(title: string): string {
  const small = title.toLowerCase()
  return smallInside.has(small) ? small : small.charAt(0).toUpperCase() + small.slice(1)
}

/** As it stands, unless the whole name was written without any small or any capital letters. */
function writtenName(word: string, whole: string): string {
  const isPlain = whole === whole.toLowerCase() || whole === whole.toUpperCase()
  if (!isPlain) return word
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
}
