import type { User } from '@aldia/shared/user.ts'
import { Suspense, useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'
import { startKeyboard } from '#base/keyboard.ts'
import { useSessionState } from '#base/session.ts'
import { forgetThreads } from '#messages/thread.ts'
import { forgetAccounts } from '#money/account.ts'
import { finishMoneyDialog, useMoneyDialog } from '#money/money-dialog.ts'
import { forgetPaymentMethods } from '#payments/payment-methods.ts'
import { forgetBoard, loadBoard, useBoardLoad } from '#records/catch-up.ts'
import { pauseQueue, resumeQueue } from '#records/command-queue.ts'
import { noFilter } from '#records/confirmed.ts'
import { startLive } from '#records/live.ts'
import { forgetRecords } from '#records/records.ts'
import { Frame } from '#screens/frame.tsx'
import { paths } from '#screens/paths.ts'
import { forgetTemplates } from '#templates/templates.ts'
import { lazyPart } from '#ui/lazy-part.tsx'

const MoneyDialogs = lazyPart(async () => (await import('#account/money-dialogs.tsx')).MoneyDialogs)

/** Everything behind the door. Whoever is not signed in is led to it, and afterwards back to where they wanted to go. */
export function SignedIn() {
  const { state, session } = useSessionState()
  const location = useLocation()
  if (state !== 'in') {
    const wanted = location.pathname + location.search
    return <Navigate to={wanted === '/' ? paths.signIn : `${paths.signIn}?a=${encodeURIComponent(wanted)}`} replace />
  }
  return <Working key={session.user.id} user={session.user} />
}

function Working({ user }: { user: User }) {
  const { pathname } = useLocation()
  useEffect(() => {
    resumeQueue(user.id)
    const stopLive = startLive()
    const stopKeyboard = startKeyboard()
    return () => {
      stopKeyboard()
      stopLive()
      pauseQueue()
      forgetBoard()
      forgetRecords()
      forgetThreads()
      finishMoneyDialog()
      forgetAccounts()
      forgetPaymentMethods()
      forgetTemplates()
    }
  }, [user.id])
  const load = useBoardLoad((board) => board.state)
  useEffect(() => {
    // The board asks through its own filter; every other screen needs the team and the numbers as well.
    if (load === 'idle' && pathname !== paths.board) void loadBoard(noFilter)
  }, [load, pathname])
  return (
    <>
      <Frame>
        <Outlet />
      </Frame>
      <AskedMoney />
    </>
  )
}

/** The dialogs about money are needed only once somebody asks for one. */
function AskedMoney() {
  const isAsked = useMoneyDialog(({ open }) => open !== null)
  return <Suspense>{isAsked && <MoneyDialogs />}</Suspense>
}
