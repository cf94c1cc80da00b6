import { Account } from '@aldia/shared/account.ts'
import type { Records } from '@aldia/shared/change.ts'
import { useEffect } from 'react'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'
import { useSurvivor } from '#records/use-records.ts'
import { lacksRates, withAccountNews } from './account-news.ts'

type LoadState = 'loading' | 'ready' | 'failed'

interface Held {
  readonly account: Account | null
  readonly state: LoadState
}

/** Accounts kept in memory; the one opened longest ago gives way. */
const accountsMax = 20
const fresh: Held = { account: null, state: 'loading' }

const useAccounts = create<{ accounts: ReadonlyMap<string, Held> }>()(() => ({ accounts: new Map() }))

/** Everything about the money of a card's person, kept up to date once it is loaded. */
export function useAccount(openedId: string): {
  readonly account: Account | null
  readonly state: LoadState
  readonly retry: () => void
} {
  const cardId = useSurvivor(openedId)
  const held = useAccounts((state) => state.accounts.get(cardId)) ?? fresh
  useEffect(() => {
    if (useAccounts.getState().accounts.get(cardId)?.account == null) void load(cardId)
  }, [cardId])
  return { ...held, retry: () => void load(cardId) }
}

async function load(cardId: string): Promise<void> {
  const before = useAccounts.getState().accounts.get(cardId) ?? fresh
  // News that comes while the answer is on its way is kept and played over it.
  const meanwhile: Records[] = []
  const stop = onNews(({ saved }) => meanwhile.push(saved))
  hold(cardId, { ...before, state: before.account === null ? 'loading' : before.state })
  try {
    let account = await getJson(`/api/cards/${encodeURIComponent(cardId)}/account`, Account)
    for (const saved of meanwhile) account = withAccountNews(account, cardId, saved)
    hold(cardId, { account, state: 'ready' })
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    hold(cardId, { ...before, state: before.account === null ? 'failed' : 'ready' })
  } finally {
    stop()
  }
}

function hold(cardId: string, held: Held): void {
  useAccounts.setState(({ accounts }) => {
    const kept = new Map(accounts)
    kept.delete(cardId)
    kept.set(cardId, held)
    for (const oldest of kept.keys()) {
      if (kept.size <= accountsMax) break
      kept.delete(oldest)
    }
    return { accounts: kept }
  })
}

onNews(({ saved, removed, caughtUp }) => {
  const { accounts } = useAccounts.getState()
  if (accounts.size === 0) return
  const survivors = new Set(
    removed.flatMap((gone) => (gone.kind === 'cards' && gone.intoId !== null ? [gone.intoId] : [])),
  )
  let changed = false
  const kept = new Map(accounts)
  for (const [cardId, held] of accounts) {
    const account = held.account === null ? null : withAccountNews(held.account, cardId, saved)
    if (account !== held.account) {
      kept.set(cardId, { ...held, account })
      changed = true
    }
    // A merged or caught-up account has records that no news carries, and values of units are no records.
    if (survivors.has(cardId) || caughtUp || (account !== held.account && account !== null && lacksRates(account)))
      void load(cardId)
  }
  if (changed) useAccounts.setState({ accounts: kept })
})

/** Forgets all accounts, when another person signs in. */
export function forgetAccounts(): void {
  useAccounts.setState({ accounts: new Map() })
}
