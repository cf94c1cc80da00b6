/** Words that names do not hold: in capitals between others they are a voice that is raised. */
const spoken = new Set(
  (
    'QUE ME SU SUS TU TE LE LO SE NO NOS YA HOY AHORA USTED UD PARA POR SI MI ESTA ES UN UNA AQUI MAÑANA DEBE PAGUE PAGAR PAGA DEUDA ' +
    'VOCÊ VOCE VC NÃO NAO SEU SUA HOJE AGORA JÁ É ISSO MEU MINHA DEVE PAGAR DÍVIDA ' +
    'YOU YOUR NOW MUST THE IS TO NOT TODAY THIS WE WILL MY PAY OWE HAVE IT ARE'
  ).split(' '),
)

/**
 * Whether a text shouts: most of it is in capitals, or a stretch of it is. The name of a business, codes and abbreviations do not
 * count; one word in capitals is emphasis.
 */
export function shouts(text: string): boolean {
  const words = text.normalize('NFC').match(/[\p{L}\d]+/gu) ?? []
  const letters = words.filter((word) => /\p{L}{2}/u.test(word))
  const loud = letters.filter((word) => isLoud(word))
  const loudLetters = loud.join('').length
  const share = loudLetters / letters.join('').length
  if (loud.length >= 2 && loudLetters >= 8 && (share > 0.95 || (share > 0.6 && isVoice(loud)))) return true
  if (loud.length === 1 && letters.length === 1 && loudLetters >= 5 && /[!¡]/.test(text)) return true
  return stretches(words).some((stretch) => isVoice(stretch))
}

function isLoud(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase()
}

/** Stretches of words in capitals; figures between them do not end one. */
function stretches(words: readonly string[]): string[][] {
  const found: string[][] = [[]]
  for (const word of words) {
    if (/^\d+$/.test(word)) continue
    if (isLoud(word)) found.at(-1)?.push(word)
    else found.push([])
  }
  return found
}

function isVoice(stretch: readonly string[]): boolean {
  if (stretch.length >= 8) return true
  return stretch.length >= 3 && stretch.join('').length >= 10 && stretch.some((word) => spoken.has(word))
}
