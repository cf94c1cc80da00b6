import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { emojiChoice } from './emoji.ts'

interface EmojiGridProps {
  label: string
  /** Accessible name of one emoji's button. */
  nameOf: (emoji: string) => string
  onPick: (emoji: string) => void
}

/** Emoji to choose from; arrows move, Enter takes. */
export function EmojiGrid({ label, nameOf, onPick }: EmojiGridProps) {
  return (
    <Toolbar
      aria-label={label}
      className="grid max-h-56 w-80 max-w-full grid-cols-8 overflow-y-auto p-2 sm:grid-cols-10 sm:w-96"
    >
      {emojiChoice.map((emoji) => (
        <Button
          key={emoji}
          aria-label={nameOf(emoji)}
          onPress={() => onPick(emoji)}
          className="flex size-9 items-center justify-center rounded-control text-xl hover:bg-hover"
        >
          {emoji}
        </Button>
      ))}
    </Toolbar>
  )
}
