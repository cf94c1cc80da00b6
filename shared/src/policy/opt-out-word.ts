// Words by which somebody asks not to be written to again. Whole message, any case, without accents. "Cancelar" is none of
// them: in much of South America it means "to pay".

const words: ReadonlySet<string> = new Set([
  'baja',
  'stop',
  'salir',
  'sair',
  'parar',
  'no molestar',
  'unsubscribe',
  'descadastrar',
])

/** Whether a message says nothing else than one of these words; marks, quotes and smileys around it do not count. */
export function isOptOutWord(text: string): boolean {
  if (text.length > 200) return false
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words.has(plain)
}
