import { type Shortcut, useShortcutList } from '#base/keyboard.ts'
import { useText } from '#base/language.ts'
import { boardText } from '#board/board.text.ts'
import { screensText } from '#screens/screens.text.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Keys } from '#ui/keys.tsx'

/** Everything the keyboard can do here. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const text = useText(screensText)
  const board = useText(boardText)
  const shortcuts = useShortcutList()
  const inScope = (scope: Shortcut['scope']) => shortcuts.filter((one) => one.scope === scope)
  const onBoard = [
    ...inScope('board'),
    { keys: [text.arrows], label: board.shortcutArrows },
    { keys: [text.enter], label: board.shortcutOpen },
    { keys: [text.space], label: board.shortcutLift },
  ]
  const onToday =
    inScope('today').length > 0 ? [...inScope('today'), { keys: [text.enter], label: board.shortcutOpen }] : []
  return (
    <Dialog isOpen onClose={onClose} title={text.shortcuts} width="wide">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Lines title={text.onBoard} lines={inScope('board').length > 0 ? onBoard : []} />
        <Lines title={text.onToday} lines={onToday} />
        <Lines title={text.everywhere} lines={inScope('app')} />
        <Lines title={text.inConversation} lines={inScope('drawer')} />
      </div>
    </Dialog>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly Pick<Shortcut, 'keys' | 'label'>[] }) {
  const name = useKeyNames()
  if (lines.length === 0) return null
  return (
    <section>
      <h3 className="mb-2 font-semibold text-ink">{title}</h3>
      <ul className="space-y-1.5">
        {lines.map(({ keys, label }) => (
          <li key={`${keys.join(' ')} ${label}`} className="flex items-baseline justify-between gap-4 text-ink-soft">
            <span>{label}</span>
            <span className="flex shrink-0 gap-2">
              {keys.map((each) => (
                <Keys key={each} of={name(each)} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** `mod+k` as it stands on this keyboard. */
function useKeyNames(): (keys: string) => string {
  const text = useText(screensText)
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const names: Readonly<Record<string, string>> = {
    mod: mac ? '⌘' : text.ctrl,
    escape: text.escape,
    enter: text.enter,
    ' ': text.space,
    arrowup: '↑',
    arrowdown: '↓',
  }
  return (keys) =>
    keys
      .split('+')
      .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
      .join('+')
}
