/** A web address inside a text: `[start, end)` in UTF-16 units. `href` is what the browser would open. */
export interface TextLink {
  readonly start: number
  readonly end: number
  readonly href: string
  /** Where it really leads, when that is not what one reads (`xn--…` for letters that only look like Latin ones); else null. */
  readonly leadsTo: string | null
}

const candidates = /https:\/\/[^\s<>"'`\p{Cc}]+/giu
const trailing = /[.,;:!?*_~…»”’]$/u
const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/**
 * Finds `https` addresses. Punctuation that belongs to the sentence is left out, and so is a whole address that hides
 * where it leads (`https://banco.com@otro.com`) or that the browser cannot read.
 */
export function findLinks(text: string): TextLink[] {
  const links: TextLink[] = []
  for (const match of text.matchAll(candidates)) {
    const written = withoutSentenceEnd(match[0])
    const href = safeAddress(written)
    if (href === null) continue
    const { host } = new URL(href)
    const leadsTo = hostAsWritten(written) === host ? null : host
    links.push({ start: match.index, end: match.index + written.length, href, leadsTo })
  }
  return links
}

/** What stands between `https://` and the first slash, in small letters and without the port that goes without saying. */
function hostAsWritten(address: string): string {
  const host = address.replace(/^https:\/\//i, '').split(/[/?#\\]/)[0] ?? ''
  return host.toLowerCase().replace(/:443$/, '')
}

function withoutSentenceEnd(address: string): string {
  const surplus = new Map(
    Object.entries(pairs).map(([close, open]) => [close, count(address, close) - count(address, open)]),
  )
  let end = address.length
  while (end > 0) {
    const last = address[end - 1] ?? ''
    const unopened = surplus.get(last)
    if (unopened === undefined ? !trailing.test(last) : unopened <= 0) break
    if (unopened !== undefined) surplus.set(last, unopened - 1)
    end -= 1
  }
  return address.slice(0, end)
}

const count = (text: string, sign: string): number => text.split(sign).length - 1

function safeAddress(written: string): string | null {
  if (!URL.canParse(written)) return null
  const url = new URL(written)
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  return url.hostname.includes('.') ? url.href : null
}
