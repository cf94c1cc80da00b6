import type { LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import { Keys } from './keys.tsx'
import { listClass, listItemClass, popoverClass } from './select.tsx'

export interface MenuEntry {
  id: string
  label: string
  icon?: LucideIcon
  keys?: string
  /** Takes something away. */
  danger?: boolean
  isDisabled?: boolean
  run: () => void
}

export interface MenuProps {
  /** Accessible name of the list. */
  label: string
  /** What opens it: a Button or an IconButton. */
  trigger: ReactElement
  entries: readonly MenuEntry[]
}

/** A list of actions behind a button. */
export function Menu({ label, trigger, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement="bottom end" className={classNames(popoverClass, 'min-w-48')}>
        <AriaMenu aria-label={label} className={listClass}>
          {entries.map(({ id, label: entryLabel, icon: Icon, keys, danger, isDisabled, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={entryLabel}
              isDisabled={isDisabled ?? false}
              onAction={run}
              className={classNames(listItemClass, danger && 'text-bad-ink')}
            >
              {Icon && <Icon aria-hidden size={16} className="shrink-0" />}
              <span className="flex-1">{entryLabel}</span>
              {keys && <Keys of={keys} />}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
