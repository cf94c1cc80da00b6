import type { NumberRisk } from '@aldia/shared/channel.ts'
import type { Reader } from '#base/database/database.ts'
import { departuresSince } from '#outbox/outbox.store.ts'
import { countedOf, dayLimits, dayMs, type PaceQuestion, slownessOf, warningOf } from '#outbox/pace.ts'

// How near a number is to being restricted by WhatsApp, from the figures that its pace is reckoned with.

/** Used beyond this share of a limit, the risk is no longer low. */
const nearShare = 0.7

/** What is said of a number in its settings. Pure. */
export function riskOf({ recent, number, now }: Pick<PaceQuestion, 'recent' | 'number' | 'now'>): NumberRisk {
  const counted = countedOf({ recent, now })
  const conversationsOf = (all: typeof counted) => new Set(all.map(({ conversationId }) => conversationId)).size
  const people = conversationsOf(counted)
  const strangers = conversationsOf(counted.filter(({ to }) => to === 'stranger'))
  const limits = dayLimits(number, now)
  const prints = Map.groupBy(
    recent.filter(({ print }) => print !== null),
    ({ print }) => print,
  )
  const sameText = Math.max(0, ...[...prints.values()].map(conversationsOf))
  const refused = recent.filter(({ outcome }) => outcome !== 'fine').length
  const mostUsedPrint = [...prints].find(([, all]) => conversationsOf(all) === sameText)?.[0] ?? null
  const { factor } = slownessOf(recent, mostUsedPrint)
  const silentUntil = warningOf({ recent, number })
  const isNear = people >= limits.all * nearShare || strangers >= limits.strangers * nearShare
  const days = number.linkedAt === null ? null : Math.floor((now - number.linkedAt) / dayMs)
  return {
    level: silentUntil > now ? 'stopped' : factor >= 4 ? 'high' : factor > 1 || isNear ? 'some' : 'low',
    silentUntil: silentUntil > now ? silentUntil : null,
    people,
    peopleLimit: limits.all,
    strangers,
    strangersLimit: limits.strangers,
    refused,
    sent: recent.length,
    sameText,
    newForDays: days !== null && days < 14 ? Math.max(days, 0) : null,
  }
}

/** The same for a number as it stands now. */
export async function numberRisk(
  tx: Reader,
  about: { accountId: string; linkedAt: number | null; resumedAt: number | null; now: number },
): Promise<NumberRisk> {
  const { accountId, linkedAt, resumedAt, now } = about
  const recent = await departuresSince(tx, accountId, now - dayMs)
  return riskOf({ recent, number: { linkedAt, resumedAt }, now })
}
