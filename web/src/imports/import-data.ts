import { Import, type ImportRow, ImportRows, pasteImport } from '@aldia/shared/import.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import { ApiFailure, getJson, postForm } from '#base/api.ts'
import { runCommand } from '#records/commands.ts'

/** How often (ms) an import is asked while the server works on it. */
const askEveryMs = 700

const key = (...more: readonly (string | number)[]) => ['imports', ...more]

export const isUnderWay = ({ state }: Pick<Import, 'state'>): boolean =>
  state === 'reading' || state === 'applying' || state === 'undoing'

/** One import, asked again and again while it is under way. */
export function useImport(id: string) {
  return useQuery({
    queryKey: key(id),
    queryFn: ({ signal }) => getJson(`/api/imports/${id}`, Import, signal),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? askEveryMs : false),
  })
}

/** The first rows of a kind. */
export function useImportRows(id: string, kind: ImportRow['kind'], isEnabled = true) {
  return useQuery({
    queryKey: key(id, 'rows', kind),
    queryFn: ({ signal }) => getJson(`/api/imports/${id}/rows?kind=${kind}`, ImportRows, signal),
    enabled: isEnabled,
  })
}

export function useImports(isEnabled: boolean) {
  return useQuery({
    queryKey: key('list'),
    queryFn: ({ signal }) => getJson('/api/imports', z.object({ imports: z.array(Import) }), signal),
    enabled: isEnabled,
  })
}

/** Hands in a file or a paste. Answers the import's id. */
export async function handIn(list: File | string): Promise<string> {
  if (typeof list === 'string') return (await runCommand(pasteImport, { text: list })).importId
  const form = new FormData()
  form.append('file', list, list.name)
  return (await postForm('/api/imports', form, z.object({ importId: z.string() }))).importId
}

/** Runs one thing at a time that the server may refuse, and asks for everything about imports anew afterwards. */
export function useAct(): {
  readonly isPending: boolean
  readonly failure: string | null
  readonly act: (run: () => Promise<unknown>) => Promise<boolean>
} {
  const client = useQueryClient()
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const act = useCallback(
    async (run: () => Promise<unknown>) => {
      setPending(true)
      setFailure(null)
      try {
        await run()
        return true
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error
        setFailure(error.message)
        return false
      } finally {
        await client.invalidateQueries({ queryKey: key() })
        setPending(false)
      }
    },
    [client],
  )
  return { isPending, failure, act }
}
