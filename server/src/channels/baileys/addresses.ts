import { jidDecode } from '@whiskeysockets/baileys'
import type { ChatAddress } from '#channels/transport.ts'

/** The account's own two addresses, without device part. */
export interface Own {
  phone: string | null
  lid: string | null
}

/** A protobuf number: plain, or a Long. */
export type ProtoNumber = number | { toNumber(): number } | null | undefined

/** null for what is missing or no number. */
export function numberOf(value: ProtoNumber): number | null {
  const number = typeof value === 'object' && value !== null ? value.toNumber() : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** A number of seconds beyond this (the year 5138) is one of milliseconds, as some senders give it. */
const latestSeconds = 1e11
/** Clocks of phones differ by this much (ms) at the most; what is said to be written later would stand at the end for ever. */
const clocksDifferMs = 86_400_000

/** WhatsApp's seconds as epoch ms; `now` (epoch ms) for what is missing, impossible, or said to lie in the future. */
export function instantOf(seconds: ProtoNumber, now: number): number {
  const number = numberOf(seconds) ?? 0
  const ms = number > latestSeconds ? number : number * 1000
  return ms > 0 && ms <= now + clocksDifferMs ? Math.floor(ms) : now
}

/**
 * A person's address without device part: `…@s.whatsapp.net` or `…@lid`. null for groups, broadcasts, status, channels,
 * bots, WhatsApp's own notices and nonsense.
 */
export function personAddress(jid: string | null | undefined): string | null {
  const decoded = jid ? jidDecode(jid) : undefined
  if (!decoded || !/^\d{2,20}$/.test(decoded.user)) return null
  if (['s.whatsapp.net', 'c.us', 'hosted'].includes(decoded.server)) return `${decoded.user}@s.whatsapp.net`
  return ['lid', 'hosted.lid'].includes(decoded.server) ? `${decoded.user}@lid` : null
}

const isLid = (address: string): boolean => address.endsWith('@lid')

export function isOwn(jid: string | null | undefined, own: Own): boolean {
  const address = personAddress(jid)
  return address !== null && (address === own.phone || address === own.lid)
}

/** The address and, if it is of the other kind, the one that came along. */
export function chatAddress(jid: string | null | undefined, otherJid: string | null | undefined): ChatAddress | null {
  const address = personAddress(jid)
  if (!address) return null
  const other = personAddress(otherJid)
  return { address, other: other && isLid(other) !== isLid(address) ? other : null }
}
