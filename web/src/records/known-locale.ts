import { localeOf } from '@aldia/shared/language.ts'
import { browserLocale, type Locale, localeFor } from '#base/language.ts'
import { useSessionState } from '#base/session.ts'
import { useRecords } from './records.ts'

/**
 * The signed-in user's language and the workspace's zone and currency, followed in the records; before sign-in, the browser's.
 * For the root, which hands it to all others.
 */
export function useKnownLocale(): Locale {
  const session = useSessionState((state) => state.session)
  const workspace = useRecords((state) => state.confirmed.workspace) ?? session?.workspace
  const me =
    useRecords((state) => (session === null ? undefined : state.confirmed.users.get(session.user.id))) ?? session?.user
  if (workspace === undefined) return browserLocale()
  const language = me?.language ?? workspace.language
  return localeFor(language, localeOf(language, workspace.country), workspace.timeZone, workspace.currency)
}
