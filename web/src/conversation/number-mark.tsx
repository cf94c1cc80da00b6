import type { Message } from '@aldia/shared/message.ts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useText } from '#base/language.ts'
import { formatPhone } from '#contacts/person-name.ts'
import type { ThreadItem } from '#messages/thread-items.ts'
import { useAllChannelAccounts } from '#records/use-records.ts'
import { messageText } from './message.text.ts'
import { type NumberMark, numberMarks } from './number-marks.ts'

const NumberMarks = createContext<ReadonlyMap<string, NumberMark> | null>(null)

/** Lets the messages of a thread say which number they went over, where that was not always the same one. */
export function WithNumberMarks({ items, children }: { items: readonly ThreadItem[]; children: ReactNode }) {
  const accounts = useAllChannelAccounts()
  const marks = useMemo(() => {
    const messages = items.flatMap((item) => (item.type === 'message' && !item.pending ? [item.message] : []))
    return numberMarks(accounts, messages)
  }, [accounts, items])
  return <NumberMarks value={marks}>{children}</NumberMarks>
}

/** To which of our numbers this message came, or from which it left. */
export function NumberMarkOf({ message }: { message: Message }) {
  const text = useText(messageText)
  const mark = useContext(NumberMarks)?.get(message.channelAccountId)
  if (mark === undefined) return null
  const words = text.number[message.direction](formatPhone(mark.phone))
  return (
    <span title={words} className="whitespace-nowrap">
      <span aria-hidden>{`…${mark.ending}`}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}
