import type { Language } from '@aldia/shared/language.ts'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { FormNote } from '#base/form.ts'
import { languageNames, signInText } from '#sign-in/sign-in.text.ts'
import { Notice } from '#ui/notice.tsx'
import { SegmentedChoice } from '#ui/segmented-choice.tsx'
import { Wordmark } from '#ui/wordmark.tsx'

interface DoorProps {
  language: Language
  onLanguage: (language: Language) => void
  children: ReactNode
}

const languages = (['es', 'pt', 'en'] as const).map((id) => ({ id, label: languageNames[id] }))

/** What stands around the sign-in and the setup form: what this is, and the language switch. */
export function Door({ language, onLanguage, children }: DoorProps) {
  const text = signInText[language]
  return (
    <I18nProvider locale={language}>
      <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(360px,5fr)_7fr]">
        <aside className="hidden bg-brand text-on-brand lg:block">
          <div className="sticky top-0 flex h-dvh flex-col justify-between p-12">
            <Wordmark className="text-on-brand" />
            <MiniBoard labels={[text.panelOverdue, text.panelPromise, text.panelPaid]} />
            <div className="space-y-3">
              <p className="text-balance font-semibold text-2xl">{text.promise}</p>
              <p className="max-w-96 text-lg opacity-80">{text.promiseMore}</p>
            </div>
          </div>
        </aside>
        <div className="flex min-w-0 flex-col">
          <header className="flex flex-wrap items-center justify-between gap-3 px-5 py-4 sm:px-10 lg:justify-end">
            <Wordmark className="text-accent-ink lg:hidden" />
            <SegmentedChoice label={text.language} choices={languages} value={language} onChange={onLanguage} />
          </header>
          <main className="mx-auto flex w-full max-w-110 flex-1 flex-col justify-center px-5 pt-6 pb-16 sm:px-0">
            {children}
          </main>
        </div>
      </div>
    </I18nProvider>
  )
}

/** The board in a glance: cards that wander to the right until they are up to date. Decoration only. */
function MiniBoard({ labels }: { labels: readonly [string, string, string] }) {
  const columns = [
    { label: labels[0], widths: ['w-4/5', 'w-3/5', 'w-2/3'] },
    { label: labels[1], widths: ['w-2/3', 'w-4/5'] },
    { label: labels[2], widths: ['w-3/4'] },
  ]
  return (
    <div aria-hidden className="flex gap-4">
      {columns.map((column, place) => (
        <div key={column.label} className="flex-1 space-y-2.5">
          <p className="text-sm opacity-70">{column.label}</p>
          {column.widths.map((width) => (
            <div key={width} className="space-y-2 rounded-control bg-brand-soft p-3">
              <div className={`h-2 rounded-full bg-on-brand/60 ${width}`} />
              <div className="flex h-4 items-center justify-between">
                <div className="h-1.5 w-2/5 rounded-full bg-on-brand/25" />
                {place === 2 && <CircleCheck size={16} />}
              </div>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

/** A refusal that belongs to no field of the form. */
export function DoorNote({ note, language }: { note: FormNote; language: Language }) {
  return (
    <Notice tone="bad" title={note.message} live>
      {note.code === 'unreachable' ? signInText[language].kept : null}
    </Notice>
  )
}
