import {
  BellRing,
  CalendarCheck,
  CircleUser,
  Columns3,
  LogOut,
  type LucideIcon,
  Search,
  Settings,
  UsersRound,
} from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { Button as PlainButton } from 'react-aria-components/Button'
import { NavLink, useNavigate } from 'react-router'
import { useShortcut } from '#base/keyboard.ts'
import { useText } from '#base/language.ts'
import { signOut } from '#base/session.ts'
import { PausedBanner } from '#cadences/pause-all.tsx'
import { useMe, useWorkspace } from '#records/use-records.ts'
import { ConnectionPill } from '#screens/connection-pill.tsx'
import { Palette } from '#screens/palette.tsx'
import { cardPath, paths } from '#screens/paths.ts'
import { PresenceAvatars } from '#screens/presence-avatars.tsx'
import { screensText } from '#screens/screens.text.ts'
import { Avatar } from '#ui/avatar.tsx'
import { classNames } from '#ui/class-names.ts'
import { Keys } from '#ui/keys.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Menu } from '#ui/menu.tsx'
import { Sign } from '#ui/wordmark.tsx'

const ShortcutsDialog = lazyPart(async () => (await import('#screens/shortcuts-dialog.tsx')).ShortcutsDialog)

const places: readonly { name: 'today' | 'board' | 'reminders' | 'people' | 'settings'; icon: LucideIcon }[] = [
  { name: 'today', icon: CalendarCheck },
  { name: 'board', icon: Columns3 },
  { name: 'reminders', icon: BellRing },
  { name: 'people', icon: UsersRound },
  { name: 'settings', icon: Settings },
]

/** What stands around every screen: rail (on a phone the bar at the foot), search, connection, who is here. */
export function Frame({ children }: { children: ReactNode }) {
  const text = useText(screensText)
  const navigate = useNavigate()
  const workspace = useWorkspace()
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  useShortcut(['mod+k', '/'], text.searchEverything, () => setOpen('palette'))
  useShortcut('?', text.showShortcuts, () => setOpen('shortcuts'))
  const actions = [
    ...places.map(({ name }) => ({ id: name, label: text.goTo(text[name]), run: () => void navigate(paths[name]) })),
    { id: 'verify', label: text.goTo(text.verify), run: () => void navigate(paths.verify) },
    { id: 'whatsapp', label: text.toWhatsApp, run: () => void navigate(paths.whatsapp) },
    { id: 'shortcuts', label: text.showShortcuts, run: () => setOpen('shortcuts') },
    { id: 'sign-out', label: text.signOut, run: () => void signOut() },
  ]
  return (
    <div className="flex h-dvh flex-col bg-canvas sm:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-inverse px-3 py-2 text-on-inverse focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {text.skip}
      </a>
      <Rail />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex h-13 shrink-0 items-center gap-3 border-line border-b bg-surface px-4 max-sm:px-3">
          <p className="truncate font-semibold text-ink max-md:hidden">{workspace.name}</p>
          <button
            type="button"
            onClick={() => setOpen('palette')}
            className="mx-auto flex h-9 min-w-28 max-w-110 flex-1 items-center gap-2 rounded-control bg-sunken px-3 text-ink-faint transition-colors hover:bg-hover"
          >
            <Search aria-hidden size={16} className="shrink-0" />
            <span className="min-w-0 flex-1 truncate text-left">{text.search}</span>
            <span className="max-sm:hidden">
              <Keys of={`${text.ctrl}+K`} />
            </span>
          </button>
          <PresenceAvatars />
          <ConnectionPill />
          <AccountMenu />
        </header>
        <PausedBanner />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 overflow-hidden outline-none">
          {children}
        </main>
      </div>
      <Suspense>
        {open === 'palette' && (
          <Palette
            actions={actions}
            onOpenCard={(cardId) => void navigate(cardPath(cardId))}
            onClose={() => setOpen(null)}
          />
        )}
        {open === 'shortcuts' && <ShortcutsDialog onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  )
}

function Rail() {
  const text = useText(screensText)
  return (
    <nav
      aria-label={text.mainMenu}
      className="flex shrink-0 items-center gap-1 border-line bg-surface max-sm:order-last max-sm:justify-around max-sm:border-t max-sm:pb-[env(safe-area-inset-bottom)] sm:w-22 sm:flex-col sm:border-r sm:py-3"
    >
      <Sign className="mb-4 text-accent max-sm:hidden" />
      {places.map(({ name, icon: Icon }) => (
        <NavLink
          key={name}
          to={paths[name]}
          className={({ isActive }) =>
            classNames(
              'flex flex-col items-center justify-center gap-1 rounded-panel font-medium text-[0.6875rem] leading-4 transition-colors max-sm:h-14 max-sm:flex-1 sm:h-14 sm:w-20',
              isActive
                ? 'bg-accent-soft text-accent-ink max-sm:bg-transparent'
                : 'text-ink-soft hover:bg-hover hover:text-ink',
            )
          }
        >
          <Icon aria-hidden size={20} />
          {text[name]}
        </NavLink>
      ))}
    </nav>
  )
}

function AccountMenu() {
  const text = useText(screensText)
  const me = useMe()
  const navigate = useNavigate()
  return (
    <Menu
      label={text.account}
      trigger={
        <PlainButton className="shrink-0 rounded-full">
          <span className="sr-only">{text.account}: </span>
          <Avatar id={me.id} name={me.name} />
        </PlainButton>
      }
      entries={[
        { id: 'profile', label: text.account, icon: CircleUser, run: () => void navigate(paths.profile) },
        { id: 'sign-out', label: text.signOut, icon: LogOut, run: () => void signOut() },
      ]}
    />
  )
}
