import { dayIn, type LocalDate } from '@aldia/shared/dates.ts'
import type { Message } from '@aldia/shared/message.ts'
import { type PromiseHint, promiseHint } from '@aldia/shared/promise-hint.ts'
import { useMemo } from 'react'
import { type Locale, useLocale, useToday } from '#base/language.ts'

/**
 * What a message of the debtor seems to promise, counted from the day it was written; null when it names neither a day from
 * today on nor an amount. Pure.
 */
export function promiseIn(
  message: Pick<Message, 'direction' | 'text' | 'sentAt' | 'editUnreadable'>,
  { timeZone, locale, currency }: Locale,
  today: LocalDate,
): PromiseHint | null {
  if (message.direction !== 'in' || message.text === null) return null
  // What it says now is known to the phone alone.
  if (message.editUnreadable) return null
  const said = promiseHint(message.text, { today: dayIn(timeZone, message.sentAt), place: { currency, locale } })
  const dueOn = said.dueOn !== null && said.dueOn >= today ? said.dueOn : null
  return dueOn === null && said.amountMinor === null ? null : { ...said, dueOn }
}

/** The same for a message on the screen. */
export function useMessagePromise(message: Message | undefined): PromiseHint | null {
  const locale = useLocale()
  const today = useToday()
  return useMemo(() => (message === undefined ? null : promiseIn(message, locale, today)), [message, locale, today])
}
