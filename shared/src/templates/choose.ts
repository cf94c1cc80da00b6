import type { Language } from '#language.ts'
import type { Address } from '#workspace.ts'

/** One way of wording a template. `address` null: fits tú and usted alike. */
export interface Variant {
  readonly language: Language
  readonly address: Address | null
  readonly body: string
}

/** For whom a wording is chosen. */
export interface Listener {
  /** The debtor's language, and what is spoken where there is no text in it. */
  readonly language: Language
  readonly otherwise: Language
  readonly address: Address
  /** The id of whoever is written to: different people get different wordings. */
  readonly contactId: string
  /** Counts on from message to message (the number of the step, the press of a key), so that one person reads different ones. */
  readonly turn: number
}

/** The wordings that fit: in the debtor's language, else in that of the business; tú and usted are never mixed. */
export function variantsFor<V extends Variant>(variants: readonly V[], to: Omit<Listener, 'contactId' | 'turn'>): V[] {
  const fitting = (language: Language) =>
    variants.filter(
      (variant) =>
        variant.language === language &&
        (language !== 'es' || variant.address === null || variant.address === to.address),
    )
  const own = fitting(to.language)
  return own.length > 0 ? own : fitting(to.otherwise)
}

/** The wording whose turn it is; the same question has the same answer. Null where none fits. */
export function chooseVariant<V extends Variant>(variants: readonly V[], to: Listener): V | null {
  const fitting = variantsFor(variants, to)
  return fitting[(hashOf(to.contactId) + to.turn) % Math.max(1, fitting.length)] ?? null
}

/** FNV-1a, 31 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 1) & 0x3fffffff
}
