import { mayDo, type Right } from '@aldia/shared/user.ts'
import {
  Building2,
  ChevronLeft,
  ChevronRight,
  Columns3,
  DatabaseBackup,
  type LucideIcon,
  MessageCircle,
  ShieldCheck,
  Tag,
  TextQuote,
  UserRound,
  UsersRound,
  WalletCards,
} from 'lucide-react'
import type { ComponentType } from 'react'
import { Link, Navigate, NavLink, Route, Routes } from 'react-router'
import { useText } from '#base/language.ts'
import { useSideBySide } from '#base/media.ts'
import { useMe } from '#records/use-records.ts'
import { BackupSettings } from '#settings/backups-settings.tsx'
import { BusinessSettings } from '#settings/business-settings.tsx'
import { ColumnSettings } from '#settings/column-settings.tsx'
import { ContactSettings } from '#settings/contact-settings.tsx'
import { MoneySettingsPage } from '#settings/money-settings.tsx'
import { ProfileSettings } from '#settings/profile-settings.tsx'
import { settingsText } from '#settings/settings.text.ts'
import { TagSettings } from '#settings/tag-settings.tsx'
import { TeamSettings } from '#settings/team-settings.tsx'
import { TemplateSettings } from '#settings/template-settings.tsx'
import { WhatsappSettings } from '#settings/whatsapp-settings.tsx'
import { classNames } from '#ui/class-names.ts'

type SectionName =
  | 'business'
  | 'columns'
  | 'tags'
  | 'money'
  | 'contact'
  | 'texts'
  | 'team'
  | 'whatsapp'
  | 'backups'
  | 'profile'

interface SettingsSection {
  readonly name: SectionName
  readonly path: string
  readonly icon: LucideIcon
  readonly Content: ComponentType
  /** Left out of the list for people without it. */
  readonly right?: Right
}

const sections: readonly SettingsSection[] = [
  { name: 'business', path: 'negocio', icon: Building2, Content: BusinessSettings },
  { name: 'columns', path: 'columnas', icon: Columns3, Content: ColumnSettings },
  { name: 'tags', path: 'etiquetas', icon: Tag, Content: TagSettings },
  { name: 'money', path: 'dinero', icon: WalletCards, Content: MoneySettingsPage },
  { name: 'contact', path: 'contacto', icon: ShieldCheck, Content: ContactSettings },
  { name: 'texts', path: 'textos', icon: TextQuote, Content: TemplateSettings },
  { name: 'team', path: 'equipo', icon: UsersRound, Content: TeamSettings },
  { name: 'whatsapp', path: 'whatsapp', icon: MessageCircle, Content: WhatsappSettings },
  { name: 'backups', path: 'copias', icon: DatabaseBackup, Content: BackupSettings, right: 'manage_workspace' },
  { name: 'profile', path: 'perfil', icon: UserRound, Content: ProfileSettings },
]

function useSections(): readonly SettingsSection[] {
  const { role } = useMe()
  return sections.filter(({ right }) => right === undefined || mayDo(role, right))
}

interface SettingsPageProps {
  /** Where the settings live, for instance `/ajustes`; the screen mounts them at `<path>/*`. */
  path: string
}

/** All settings: a list at the left and one section, at first the uppermost, beside it; on a phone first the list, then the section. */
export function SettingsPage({ path }: SettingsPageProps) {
  return (
    <Routes>
      <Route index element={<Entrance path={path} />} />
      {sections.map(({ name, path: part, Content }) => (
        <Route
          key={name}
          path={part}
          element={
            <Framed path={path}>
              <Content />
            </Framed>
          }
        />
      ))}
      <Route path="*" element={<Navigate to={path} replace />} />
    </Routes>
  )
}

function Entrance({ path }: { path: string }) {
  const [uppermost] = useSections()
  const isListAlone = !useSideBySide() || uppermost === undefined
  return isListAlone ? <SettingsList path={path} /> : <Navigate to={`${path}/${uppermost.path}`} replace />
}

function Framed({ path, children }: { path: string; children: React.ReactNode }) {
  const text = useText(settingsText)
  const visible = useSections()
  return (
    <div className="flex h-full min-h-0">
      <nav
        aria-label={text.title}
        className="hidden w-56 shrink-0 overflow-y-auto border-line border-r px-3 py-6 md:block"
      >
        <p className="px-3 pb-3 font-semibold text-ink text-lg">{text.title}</p>
        <ul className="space-y-0.5">
          {visible.map((section) => (
            <li key={section.name}>
              <NavLink
                to={`${path}/${section.path}`}
                className={({ isActive }) =>
                  classNames(
                    'flex h-9 items-center gap-3 rounded-control px-3 transition-colors hover:bg-hover',
                    isActive ? 'bg-pressed font-medium text-ink' : 'text-ink-soft',
                  )
                }
              >
                <section.icon aria-hidden size={16} />
                {text[section.name]}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 flex-1 overflow-y-auto bg-surface">
        <Link
          to={path}
          className="mx-2 mt-3 -mb-2 inline-flex h-11 items-center gap-1 rounded-control px-2 text-ink-soft hover:bg-hover md:hidden"
        >
          <ChevronLeft aria-hidden size={20} />
          {text.back}
        </Link>
        {children}
      </div>
    </div>
  )
}

function SettingsList({ path }: { path: string }) {
  const text = useText(settingsText)
  const visible = useSections()
  return (
    <div className="h-full overflow-y-auto bg-surface">
      <div className="mx-auto max-w-2xl px-4 py-6 sm:px-8 sm:py-8">
        <h1 className="mb-4 font-semibold text-ink text-xl">{text.title}</h1>
        <ul className="divide-y divide-line border-line border-y">
          {visible.map((section) => (
            <li key={section.name}>
              <Link to={`${path}/${section.path}`} className="flex items-center gap-4 px-2 py-3.5 hover:bg-hover">
                <span className="flex size-9 shrink-0 items-center justify-center rounded-control bg-sunken text-ink-soft">
                  <section.icon aria-hidden size={20} />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block font-medium text-ink">{text[section.name]}</span>
                  <span className="block text-ink-soft">{text.leads[section.name]}</span>
                </span>
                <ChevronRight aria-hidden size={20} className="shrink-0 text-ink-faint" />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
