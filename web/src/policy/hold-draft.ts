import type { Dispute, HoldEnd } from '@aldia/shared/contact-hold.ts'
import type { HoldKind } from '@aldia/shared/contact-policy.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'

/** A hold as it is typed. */
export interface HoldDraft {
  readonly kind: HoldKind
  readonly until: string
  readonly ends: HoldEnd
  readonly note: string
  readonly category: Dispute['category']
  /** As it was typed. */
  readonly amount: string
  readonly evidence: readonly { readonly id: string; readonly name: string }[]
  readonly mediator: string
  readonly caseFile: string
  readonly openedOn: string
  readonly nextOn: string
}

/** What a hold of a kind ends with where nobody says more. */
export const usualEnd = (kind: HoldKind): HoldEnd =>
  kind === 'hardship' || kind === 'mediation' ? 'agreement' : 'resolved'

export function emptyHold(kind: HoldKind, today: LocalDate): HoldDraft {
  return {
    ...{ kind, until: '', ends: usualEnd(kind), note: '', category: 'amount', amount: '', evidence: [] },
    ...{ mediator: '', caseFile: '', openedOn: today, nextOn: '' },
  }
}

/** What is sent; what cannot be read is left to the schema to refuse. `amountMinor`: what was understood of the amount. */
export function holdOf(
  draft: HoldDraft,
  about: { cardId: string; amountMinor: number | null; currency: string; messageId: string | null },
): unknown {
  const { kind, until, ends, note, category, amount, evidence, mediator, caseFile, openedOn, nextOn } = draft
  const { cardId, amountMinor, currency, messageId } = about
  const isAll = amount.trim() === ''
  const dispute = {
    category,
    amountMinor: isAll ? null : (amountMinor ?? Number.NaN),
    currency: isAll ? null : currency,
    evidenceFileIds: evidence.map(({ id }) => id),
  }
  return {
    ...{ cardId, kind, ends, messageId, until: until || null, note: note.trim() || null },
    dispute: kind === 'dispute' ? dispute : null,
    mediation: kind === 'mediation' ? { mediator, caseFile, openedOn, nextOn: nextOn || null } : null,
  }
}
