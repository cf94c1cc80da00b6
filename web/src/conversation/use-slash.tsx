import { TextQuote } from 'lucide-react'
import { type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'
import { useText } from '#base/language.ts'
import { noteWording } from '#messages/wording.ts'
import type { SlashKeys } from '#templates/slash-list.tsx'
import { slashTokenAt, withoutToken } from '#templates/slash-token.ts'
import { templatesText } from '#templates/templates.text.ts'
import { Button } from '#ui/button.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import type { FieldSuggestions } from './composer-field.tsx'

const SlashList = lazyPart(async () => (await import('#templates/slash-list.tsx')).SlashList)

interface SlashParts {
  cardId: string
  fieldRef: RefObject<HTMLTextAreaElement | null>
  draft: string
  setDraft: (draft: string) => void
  /** Nothing can be put in here: a note, or somebody who may not be written to. */
  isOff: boolean
}

/** A "/" in the message opens the texts of the team over it; what is typed behind it filters them. */
export function useSlash({ cardId, fieldRef, draft, setDraft, isOff }: SlashParts): {
  readonly list: ReactNode
  readonly field: FieldSuggestions
  readonly open: () => void
} {
  const [cursor, setCursor] = useState(0)
  const [ids, setIds] = useState<FieldSuggestions['ids']>(null)
  /** The text in which Esc closed the list; it stays closed until that is another one. */
  const [closedIn, setClosedIn] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const keys = useRef<SlashKeys | null>(null)
  const token = isOff ? null : slashTokenAt(draft, cursor)
  const isOpen = token !== null && closedIn !== draft.slice(0, token.at + 1)

  function write(next: { text: string; cursor: number }) {
    setDraft(next.text)
    setCursor(next.cursor)
    requestAnimationFrame(() => {
      fieldRef.current?.focus()
      fieldRef.current?.setSelectionRange(next.cursor, next.cursor)
    })
  }

  return {
    list: isOpen ? (
      <Suspense fallback={null}>
        <SlashList
          cardId={cardId}
          query={token.query}
          turn={turn}
          keysRef={keys}
          onActive={setIds}
          onChoose={(words, link) => {
            setTurn(turn + 1)
            const next = withoutToken(draft, token, words)
            // Only a message that is the template and nothing else is filled in anew when it leaves.
            if (next.text.trim() === words.trim()) noteWording(cardId, link, words)
            write(next)
          }}
          onClose={() => setClosedIn(draft.slice(0, token.at + 1))}
        />
      </Suspense>
    ) : null,
    field: { takeKey: (event) => isOpen && (keys.current?.take(event) ?? false), ids, onCursor: setCursor },
    open: () => {
      setClosedIn(null)
      const at = draft.length
      if (slashTokenAt(draft, at) !== null) write({ text: draft, cursor: at })
      else {
        const text = draft === '' || /\s$/.test(draft) ? `${draft}/` : `${draft} /`
        write({ text, cursor: text.length })
      }
    },
  }
}

/** For whoever does not know the "/". */
export function TextsButton({ onPress }: { onPress: () => void }) {
  const text = useText(templatesText)
  return (
    <Button size="small" tone="quiet" icon={TextQuote} onPress={onPress}>
      <span className="max-sm:sr-only">{text.open}</span>
    </Button>
  )
}
