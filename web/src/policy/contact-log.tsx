import { addDays, daysBetween } from '@aldia/shared/dates.ts'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useText, useToday } from '#base/language.ts'
import { useMay } from '#records/use-records.ts'
import { buttonClass } from '#ui/button.tsx'
import { DateField } from '#ui/date-field.tsx'
import { contactLogText } from './contact-log.text.ts'

const usualDays = 731
const longestDays = 1_100

/** The log of one person or (null) of everybody, as a table or a paper, for those with the right. */
export function ContactLog({ cardId }: { cardId: string | null }) {
  const text = useText(contactLogText)
  const may = useMay('export_contact_log')
  const today = useToday()
  const [days, setDays] = useState({ from: addDays(today, cardId === null ? -30 : -usualDays), to: today })
  if (!may) return null
  const span = days.from === '' || days.to === '' ? -1 : daysBetween(days.from, days.to)
  const isOdd = span < 0 || span > longestDays
  const path = cardId === null ? '/api/contact-log' : `/api/cards/${encodeURIComponent(cardId)}/contact-log`
  const href = (format: 'csv' | 'pdf') => `${path}?${new URLSearchParams({ format, ...days })}`
  return (
    <section className="space-y-3">
      {cardId !== null && <h3 className="font-semibold">{text.title}</h3>}
      <p className="text-ink-soft text-sm">{cardId === null ? text.leadAll : text.leadOne}</p>
      <div className="grid max-w-110 gap-3 sm:grid-cols-2">
        <DateField
          label={text.from}
          value={days.from}
          max={today}
          onChange={(from) => setDays({ ...days, from })}
          error={isOdd ? text.odd : null}
        />
        <DateField label={text.to} value={days.to} max={today} onChange={(to) => setDays({ ...days, to })} />
      </div>
      <p className="flex flex-wrap gap-2">
        {(['csv', 'pdf'] as const).map((format) => (
          <a
            key={format}
            download
            className={buttonClass()}
            {...(isOdd ? { 'aria-disabled': true } : { href: href(format) })}
          >
            <Download aria-hidden size={16} className="me-2" />
            {text[format]}
          </a>
        ))}
      </p>
    </section>
  )
}
