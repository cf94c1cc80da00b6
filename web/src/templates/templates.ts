import { type Template, Templates } from '@aldia/shared/template.ts'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import { ApiFailure, getJson } from '#base/api.ts'
import { onNews } from '#records/records.ts'

interface Held {
  /** In the order of adding, archived ones too; null: not known yet. */
  readonly templates: readonly Template[] | null
  readonly state: 'idle' | 'loading' | 'ready' | 'failed'
}

const useHeld = create<Held>()(() => ({ templates: null, state: 'idle' }))

/** The texts of the team; asked for once, then kept up to date by news. */
export function useTemplates(): {
  readonly templates: readonly Template[]
  readonly state: 'loading' | 'ready' | 'failed'
  readonly retry: () => void
} {
  const { templates, state } = useHeld()
  useEffect(() => {
    if (useHeld.getState().state === 'idle') void load()
  }, [])
  return {
    templates: useMemo(() => templates ?? [], [templates]),
    state: state === 'idle' ? 'loading' : state,
    retry: () => void load(),
  }
}

async function load(): Promise<void> {
  useHeld.setState(({ templates }) => ({ state: templates === null ? 'loading' : 'ready' }))
  try {
    const { templates } = await getJson('/api/templates', Templates)
    useHeld.setState(({ templates: known }) => ({ templates: withNewer(templates, known ?? []), state: 'ready' }))
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    useHeld.setState(({ templates }) => ({ state: templates === null ? 'failed' : 'ready' }))
  }
}

/** The texts with every newer or unknown one put in. */
function withNewer(known: readonly Template[], saved: readonly Template[]): readonly Template[] {
  const rows = new Map(known.map((row) => [row.id, row]))
  for (const row of saved) if ((rows.get(row.id)?.seq ?? -1) < row.seq) rows.set(row.id, row)
  // Ids sort by age.
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

onNews(({ saved, caughtUp }) => {
  const { templates } = useHeld.getState()
  if (saved.templates !== undefined && templates !== null)
    useHeld.setState({ templates: withNewer(templates, saved.templates) })
  if (caughtUp && templates !== null) void load()
})

/** Forgets them, when another person signs in. */
export function forgetTemplates(): void {
  useHeld.setState({ templates: null, state: 'idle' })
}
