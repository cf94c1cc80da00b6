import type { ConnectionReason } from '@aldia/shared/channel.ts'

/**
 * What follows the end of a connection. `now`: connect again at once. `later`: after a growing pause. `rarely`: after a
 * long one. `stop`: not by itself. `unlink`: the phone has ended the link, the keys are worthless.
 */
export interface Verdict {
  next: 'now' | 'later' | 'rarely' | 'stop' | 'unlink'
  reason: ConnectionReason
}

/** An end that we decided ourselves, for a reason that no code of WhatsApp expresses. */
export class OwnEnding extends Error {
  readonly verdict: Verdict
  constructor(verdict: Verdict) {
    super(`connection ended: ${verdict.reason}`)
    this.name = 'OwnEnding'
    this.verdict = verdict
  }
}

/** What the numbers mean for a linked account, beyond the plain loss of the network. */
const ofLinked: Record<number, Verdict> = {
  401: { next: 'unlink', reason: 'logged_out' },
  402: { next: 'stop', reason: 'banned' },
  403: { next: 'stop', reason: 'banned' },
  405: { next: 'rarely', reason: 'server_unavailable' },
  406: { next: 'stop', reason: 'banned' },
  411: { next: 'later', reason: 'bad_session' },
  // Two processes that both came back at once would push each other out for ever.
  440: { next: 'stop', reason: 'replaced' },
  500: { next: 'later', reason: 'bad_session' },
  503: { next: 'later', reason: 'server_unavailable' },
  515: { next: 'now', reason: 'restart_required' },
}

/** While nothing is linked yet, these are mere weather; every other number is WhatsApp's no. */
const weather: Record<number, Verdict> = {
  408: { next: 'later', reason: 'network' },
  428: { next: 'later', reason: 'network' },
  503: { next: 'later', reason: 'server_unavailable' },
  515: { next: 'now', reason: 'restart_required' },
}

const network: Verdict = { next: 'later', reason: 'network' }

/** Decides by Baileys' close code (protocol facts: `lastDisconnect.error.output.statusCode`) and by whether a phone is linked. */
export function verdictOn(error: unknown, linked: boolean): Verdict {
  if (error instanceof OwnEnding) return error.verdict
  if (!(error instanceof Error)) return network
  const code = (error as { output?: { statusCode?: number } }).output?.statusCode
  // The number of a failed websocket is HTTP's or the system's and must not be taken for WhatsApp's.
  if (error.message.startsWith('WebSocket Error')) return network
  if (code === 400 && /certificat/.test(error.message)) {
    return { next: linked ? 'rarely' : 'stop', reason: 'untrusted_server' }
  }
  if (linked) return (code !== undefined && ofLinked[code]) || network
  if (error.message.startsWith('QR refs attempts ended')) return { next: 'stop', reason: 'pairing_expired' }
  if (code === undefined) return network
  return weather[code] ?? { next: 'stop', reason: 'pairing_refused' }
}
