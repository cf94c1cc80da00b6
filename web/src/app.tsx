import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useEffect, useLayoutEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createBrowserRouter, Navigate, Outlet, useSearchParams } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { LocaleContext, useLoadedLocale, useText } from '#base/language.ts'
import { setPageLanguage } from '#base/page-language.ts'
import { loadSession, useSessionState } from '#base/session.ts'
import { useKnownLocale } from '#records/known-locale.ts'
import { Crashed } from '#screens/crashed.tsx'
import { NotFound } from '#screens/not-found.tsx'
import { cardPath, paths } from '#screens/paths.ts'
import { screensText } from '#screens/screens.text.ts'
import { ToastRegion } from '#screens/toast-region.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { ErrorNote } from '#ui/notice.tsx'

/** What everybody needs who is signed in. */
const behindTheDoor = () => Promise.all([import('#screens/signed-in.tsx'), import('#screens/board-screen.tsx')])

const SignedIn = lazyPart(async () => (await behindTheDoor())[0].SignedIn)
const BoardScreen = lazyPart(async () => (await behindTheDoor())[1].BoardScreen)
const SignInPage = lazyPart(async () => (await import('#sign-in/sign-in-page.tsx')).SignInPage)
const SetupPage = lazyPart(async () => (await import('#sign-in/setup-page.tsx')).SetupPage)
const ContactsPage = lazyPart(async () => (await import('#contacts/contacts-page.tsx')).ContactsPage)
const ImportsPage = lazyPart(async () => (await import('#imports/imports-page.tsx')).ImportsPage)
const TodayScreen = lazyPart(async () => (await import('#screens/today-screen.tsx')).TodayScreen)
const VerifyScreen = lazyPart(async () => (await import('#screens/verify-screen.tsx')).VerifyScreen)
const MoneyListsScreen = lazyPart(async () => (await import('#screens/money-lists-screen.tsx')).MoneyListsScreen)
const RemindersScreen = lazyPart(async () => (await import('#screens/reminders-screen.tsx')).RemindersScreen)
const SettingsPage = lazyPart(async () => (await import('#settings/settings-page.tsx')).SettingsPage)

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } })

const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: (
      <>
        <Crashed />
        <Opened />
      </>
    ),
    children: [
      { path: paths.signIn, element: <Door /> },
      { path: paths.setup, element: <SetupPage nextPath={paths.whatsapp} /> },
      {
        element: <SignedIn />,
        children: [
          { index: true, element: <Navigate to={paths.board} replace /> },
          { path: paths.board, element: <BoardScreen /> },
          { path: paths.today, element: <TodayScreen /> },
          { path: paths.verify, element: <VerifyScreen /> },
          { path: paths.moneyLists, element: <MoneyListsScreen /> },
          { path: `${paths.reminders}/*`, element: <RemindersScreen /> },
          { path: paths.people, element: <ContactsPage cardPath={cardPath} importPath={paths.imports} /> },
          { path: paths.imports, element: <ImportsPage /> },
          { path: `${paths.settings}/*`, element: <SettingsPage path={paths.settings} /> },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
])

// Begun beside the question who is signed in, where the answer is likely to be somebody.
if (![paths.signIn, paths.setup].some((door) => door === window.location.pathname)) void behindTheDoor()

/** The whole program in the browser. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}

/** Around every route: language, passing lines, and the question who is signed in. */
function Root() {
  const known = useLoadedLocale(useKnownLocale())
  const language = known?.language
  const state = useSessionState((session) => session.state)
  useEffect(() => {
    // At the door people may choose another language than the browser's.
    if (state !== 'out' && language !== undefined) setPageLanguage(language)
  }, [language, state])
  useEffect(() => {
    void loadSession()
  }, [])
  if (known === null) return null
  return (
    <LocaleContext value={known}>
      <I18nProvider locale={known.locale}>
        {state !== 'unknown' && (
          <Suspense>
            {state === 'failed' ? <Unreachable /> : <Outlet />}
            <Opened />
          </Suspense>
        )}
        <ToastRegion />
      </I18nProvider>
    </LocaleContext>
  )
}

/** Takes away the sign that index.html shows, in the frame in which what stands beside this is drawn. */
function Opened() {
  useLayoutEffect(() => document.getElementById('opening')?.remove(), [])
  return null
}

/** The sign-in page; whoever is signed in goes on to where they wanted to go. */
function Door() {
  const state = useSessionState((session) => session.state)
  const [search] = useSearchParams()
  useEffect(() => {
    // While somebody types a password, the rest can come.
    void behindTheDoor()
  }, [])
  const wanted = search.get('a') ?? paths.board
  // Only paths of our own: an address from elsewhere could lead away.
  const to = wanted.startsWith('/') && !wanted.startsWith('//') ? wanted : paths.board
  return state === 'in' ? <Navigate to={to} replace /> : <SignInPage />
}

function Unreachable() {
  const text = useText(screensText)
  const message = useSessionState((session) => (session.state === 'failed' ? session.failure.message : ''))
  return (
    <div className="mx-auto w-full max-w-lg px-4 py-16">
      <ErrorNote title={text.unreachable} retry={{ label: text.retry, run: () => void loadSession() }}>
        {message}
      </ErrorNote>
    </div>
  )
}
