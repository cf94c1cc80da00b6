import type { Message } from '@aldia/shared/message.ts'
import { useNow } from '#base/clock.ts'
import { useFormats, useText } from '#base/language.ts'
import { promiseFormText } from './promise-form.text.ts'

/** The words that a form was opened from. */
export function MessageQuote({ message }: { message: Message }) {
  const text = useText(promiseFormText)
  const formats = useFormats()
  const now = useNow()
  if (message.text === null) return null
  return (
    <figure className="rounded-control border-accent border-s-3 bg-sunken px-3 py-2">
      <figcaption className="text-ink-faint text-sm">
        {text.fromMessage} · {formats.day(message.sentAt, now)}, {formats.time(message.sentAt)}
      </figcaption>
      <blockquote dir="auto" className="line-clamp-4 whitespace-pre-wrap text-ink">
        {message.text}
      </blockquote>
    </figure>
  )
}
