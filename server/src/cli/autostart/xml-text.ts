const names = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' } as const

/** A text as it stands between two tags, or in an attribute. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&${names[sign as keyof typeof names]};`)
}

/** The text that `xmlText` wrote. */
export function readXmlText(written: string): string {
  const signs: Record<string, string> = Object.fromEntries(Object.entries(names).map(([sign, name]) => [name, sign]))
  return written.replace(/&(\w+);/g, (reference, name: string) => signs[name] ?? reference)
}
