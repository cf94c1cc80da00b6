import type { Card } from '@aldia/shared/card.ts'
import { renameContact } from '@aldia/shared/contact.ts'
import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Heading } from 'react-aria-components/Heading'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { runCommand } from '#records/commands.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useConversation } from './conversation-context.ts'
import { drawerText } from './drawer.text.ts'

/** The person's name; changed in its place. */
export function NameHeading({ card }: { card: Card }) {
  const text = useText(drawerText)
  const { personName, mayWork } = useConversation()
  const [isEditing, setEditing] = useState(false)
  const pencil = useRef<HTMLSpanElement>(null)
  if (isEditing) {
    return (
      <NameField
        card={card}
        onDone={() => {
          setEditing(false)
          requestAnimationFrame(() => pencil.current?.querySelector('button')?.focus())
        }}
      />
    )
  }
  return (
    <div className="group/name flex min-w-0 items-center gap-1">
      <Heading slot="title" className="min-w-0 truncate font-semibold text-ink text-lg">
        <bdi>{personName}</bdi>
      </Heading>
      {mayWork && (
        <span ref={pencil} className="flex">
          <IconButton
            label={text.rename}
            icon={Pencil}
            size="small"
            className="opacity-0 focus-visible:opacity-100 group-hover/name:opacity-100 [@media(hover:none)]:opacity-60"
            onPress={() => setEditing(true)}
          />
        </span>
      )}
    </div>
  )
}

function NameField({ card, onDone }: { card: Card; onDone: () => void }) {
  const text = useText(drawerText)
  const [name, setName] = useState(card.name ?? '')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])

  async function save() {
    const wanted = name.trim() === '' ? null : name.trim()
    if (isPending) return
    if (wanted === card.name) return onDone()
    setPending(true)
    try {
      await runCommand(renameContact, { contactId: card.contactId, name: wanted })
      onDone()
    } catch (failure) {
      if (!(failure instanceof ApiFailure)) throw failure
      setError(failure.message)
      setPending(false)
    }
  }

  return (
    <form
      className="min-w-0 flex-1"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <TextField
        label={text.nameLabel}
        help={text.renameHelp}
        error={error}
        value={name}
        maxLength={120}
        autoFocus
        autoComplete="off"
        inputRef={field}
        onChange={(next) => {
          setName(next)
          setError(null)
        }}
        onBlur={() => void save()}
      />
    </form>
  )
}
