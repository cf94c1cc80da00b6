import { toneVerdictsOf } from '@aldia/shared/policy/words.ts'
import type { ToneJudgement } from '@aldia/shared/tone/tone.ts'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useStanding } from '#policy/standing.ts'
import { useWorkspace } from '#records/use-records.ts'

const fine: ToneJudgement = { verdict: 'ok', tag: null, findings: [], suggestion: null }

/**
 * What the dignity check finds in the words that are being written, as the server will when they are to leave. The rules are loaded with
 * the first letter; until they are there nothing is said, and the server refuses by itself.
 */
export function useTone(
  cardId: string,
  written: string,
): { readonly judgement: ToneJudgement; readonly judgeNow: (words: string) => ToneJudgement } {
  const draft = useDeferredValue(written)
  const { language, address, contactPolicy, country } = useWorkspace()
  const theirs = useStanding(cardId)?.preferences.language ?? null
  const [judge, setJudge] = useState<typeof import('@aldia/shared/tone/tone.ts')['judgeTone'] | null>(null)
  const isWriting = draft.trim() !== ''
  useEffect(() => {
    if (!isWriting || judge !== null) return
    void import('@aldia/shared/tone/tone.ts').then(
      ({ judgeTone }) => setJudge(() => judgeTone),
      // Without the rules one writes as before.
      () => undefined,
    )
  }, [isWriting, judge])
  const judgeNow = useMemo(() => {
    if (judge === null) return () => fine
    const options = { verdicts: toneVerdictsOf(contactPolicy, country), address }
    return (words: string): ToneJudgement => {
      const own = judge(words, language, options)
      if (theirs === null || theirs === language || own.verdict === 'block') return own
      const other = judge(words, theirs, options)
      return other.verdict === 'ok' ? own : other
    }
  }, [judge, language, theirs, contactPolicy, country, address])
  const judgement = useMemo(() => (isWriting ? judgeNow(draft) : fine), [isWriting, judgeNow, draft])
  return { judgement, judgeNow }
}
