/** Whether every typed word is somewhere in the id or the label; accents and case do not matter. */
export function matches(choice: { id: string; label: string }, typed: string): boolean {
  const text = plain(`${choice.label} ${choice.id}`)
  return plain(typed)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
