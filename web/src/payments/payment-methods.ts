import { type PaymentMethod, PaymentMethods } from '@aldia/shared/payment-method.ts'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'

interface Held {
  /** In the order of adding, archived ones too; null: not known yet. */
  readonly methods: readonly PaymentMethod[] | null
  readonly state: 'idle' | 'loading' | 'ready' | 'failed'
}

const useHeld = create<Held>()(() => ({ methods: null, state: 'idle' }))

/** How the business can be paid; asked for once, then kept up to date by news. */
export function usePaymentMethods(): {
  readonly methods: readonly PaymentMethod[]
  readonly state: 'loading' | 'ready' | 'failed'
  readonly retry: () => void
} {
  const { methods, state } = useHeld()
  useEffect(() => {
    if (useHeld.getState().state === 'idle') void load()
  }, [])
  return {
    methods: useMemo(() => methods ?? [], [methods]),
    state: state === 'idle' ? 'loading' : state,
    retry: () => void load(),
  }
}

async function load(): Promise<void> {
  useHeld.setState(({ methods }) => ({ state: methods === null ? 'loading' : 'ready' }))
  try {
    const { methods } = await getJson('/api/payment-methods', PaymentMethods)
    useHeld.setState(({ methods: known }) => ({ methods: withNewer(methods, known ?? []), state: 'ready' }))
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    useHeld.setState(({ methods }) => ({ state: methods === null ? 'failed' : 'ready' }))
  }
}

/** The rows with every newer or unknown one put in. Pure. */
export function withNewer(known: readonly PaymentMethod[], saved: readonly PaymentMethod[]): readonly PaymentMethod[] {
  const rows = new Map(known.map((row) => [row.id, row]))
  for (const row of saved) if ((rows.get(row.id)?.seq ?? -1) < row.seq) rows.set(row.id, row)
  // Ids sort by age.
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

onNews(({ saved, caughtUp }) => {
  const { methods } = useHeld.getState()
  if (saved.paymentMethods !== undefined && saved.paymentMethods.length > 0 && methods !== null) {
    useHeld.setState({ methods: withNewer(methods, saved.paymentMethods) })
  }
  if (caughtUp && methods !== null) void load()
})

/** Forgets them, when another person signs in. */
export function forgetPaymentMethods(): void {
  useHeld.setState({ methods: null, state: 'idle' })
}
