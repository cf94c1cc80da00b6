import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import type { Message } from '@aldia/shared/message.ts'
import { leastConfidence } from '@aldia/shared/reader/confidence.ts'
import { type Reading, read } from '@aldia/shared/reader/read.ts'
import { useMemo } from 'react'
import { type Locale, useLocale, useToday } from '#base/language.ts'
import { useBubbles } from '#messages/thread.ts'

/**
 * What a debtor wrote, counted from the day it was written; null where the reader is not sure. A day that has gone by
 * meanwhile is none. Pure.
 */
export function readingOf(
  said: string,
  sentAt: number,
  { timeZone, locale, currency, language }: Locale,
  today: LocalDate,
): Reading | null {
  const reading = read(said, { today: dayIn(timeZone, sentAt), place: { currency, locale }, language })
  if (reading.confidence < leastConfidence) return null
  return reading.day !== null && reading.day.on < today ? { ...reading, day: null } : reading
}

/** The same for a message of a conversation on the screen, with the bubbles before it. */
export function useMessageReading(cardId: string, message: Message | undefined): Reading | null {
  const locale = useLocale()
  const today = useToday()
  const said = useBubbles(cardId, message?.id ?? null)
  const sentAt = message?.sentAt ?? 0
  return useMemo(() => (said === null ? null : readingOf(said, sentAt, locale, today)), [said, sentAt, locale, today])
}
