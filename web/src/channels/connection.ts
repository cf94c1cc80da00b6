import type { ChannelAccount } from '@aldia/shared/channel.ts'
import { spanInWords } from '#base/span.ts'

/**
 * What a manager can do now. `pair`: scan or type. `link`: begin linking. `connect`: try again with the link there is.
 * `hurry`: we are trying by ourselves, but not at this moment. `wait`: nothing to do.
 */
export type NextStep = 'pair' | 'link' | 'connect' | 'hurry' | 'wait'

/** These ended the link: connecting with the old keys is in vain. */
const endedLink: ReadonlySet<ChannelAccount['reason']> = new Set([
  'logged_out',
  'banned',
  'passkey_required',
  'pairing_refused',
  'pairing_expired',
  'bad_session',
])

export function nextStep({ state, reason, phone }: Pick<ChannelAccount, 'state' | 'reason' | 'phone'>): NextStep {
  switch (state) {
    case 'pairing':
      return 'pair'
    case 'unlinked':
      return 'link'
    case 'stopped':
      // A decision is asked for, not another try.
      if (reason === 'other_number' || reason === 'number_elsewhere') return 'wait'
      return phone === null || endedLink.has(reason) ? 'link' : 'connect'
    case 'offline':
      return 'hurry'
    default:
      return 'wait'
  }
}

/** When we try again, in words; null while no try is planned. `left` are whole seconds. */
export function nextTryInWords(
  { state }: Pick<ChannelAccount, 'state'>,
  left: number | null,
  lines: { nextTry: (left: string) => string; tryingNow: string },
): string | null {
  if (left === null || (state !== 'offline' && state !== 'connecting')) return null
  return left <= 1 ? lines.tryingNow : lines.nextTry(spanInWords(left * 1000))
}
