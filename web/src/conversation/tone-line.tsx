import type { Language } from '@aldia/shared/language.ts'
import type { ToneJudgement } from '@aldia/shared/tone/tone.ts'
import { HeartHandshake } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { useText } from '#base/language.ts'
import { useWorkspace } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { toneText } from './tone.text.ts'

interface ToneLineProps {
  draft: string
  onChange: (draft: string) => void
}

/** Said while one writes: what may offend in the message, and a kinder sentence to take over with one press. */
export function ToneLine({ draft, onChange }: ToneLineProps) {
  const text = useText(toneText)
  const { language } = useWorkspace()
  const judgement = useToneOf(useDeferredValue(draft), language)
  const [replaced, setReplaced] = useState<{ by: string; was: string } | null>(null)

  if (replaced !== null && replaced.by === draft) {
    return (
      <div className="mb-2 flex justify-end">
        <Button size="small" tone="quiet" onPress={() => onChange(replaced.was)}>
          {text.takeBack}
        </Button>
      </div>
    )
  }
  const { verdict, tag, suggestion } = judgement
  return (
    <div role="status">
      {verdict !== 'ok' && tag !== null && suggestion !== null && (
        <div
          className={classNames(
            'mb-2 flex items-start gap-2 rounded-control px-2.5 py-1.5 text-sm',
            verdict === 'block' ? 'bg-bad-soft text-bad-ink' : 'bg-warn-soft text-warn-ink',
          )}
        >
          <HeartHandshake aria-hidden size={16} className="mt-0.5 shrink-0" />
          <div className="min-w-0 flex-1">
            <p>
              <strong className="font-semibold">{text[tag]}</strong> {verdict === 'block' && text.lawAndRespect}
            </p>
            <p>
              {text.kinder} <q>{suggestion}</q>
            </p>
          </div>
          <Button
            size="small"
            onPress={() => {
              setReplaced({ by: suggestion, was: draft })
              onChange(suggestion)
            }}
          >
            {text.take}
          </Button>
        </div>
      )}
    </div>
  )
}

const fine: ToneJudgement = { verdict: 'ok', tag: null, findings: [], suggestion: null }

/** The rules are loaded with the first letter; until they are there nothing is said. */
function useToneOf(draft: string, language: Language): ToneJudgement {
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
  return judge !== null && isWriting ? judge(draft, language) : fine
}
