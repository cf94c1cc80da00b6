import { Scale } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useText } from '#base/language.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { holdText } from './hold.text.ts'
import { HoldMore } from './hold-more.tsx'
import { useStanding } from './standing.ts'

const HoldForm = lazyPart(async () => (await import('./hold-form.tsx')).HoldForm)

/** Of a card that stands in mediation: who mediates and when, or the question. */
export function MediationLine({ cardId, mayWork }: { cardId: string; mayWork: boolean }) {
  const text = useText(holdText)
  const standing = useStanding(cardId)
  const [isAsking, setAsking] = useState(false)
  if (standing === null) return null
  const mediation = standing.holds.find(({ kind }) => kind === 'mediation')?.mediation ?? null
  return (
    <div className="flex items-center gap-1.5 text-sm">
      <Scale aria-hidden size={14} className="shrink-0 text-ink-faint" />
      {mediation !== null && <HoldMore dispute={null} mediation={mediation} />}
      {mediation === null && mayWork && (
        <Button size="small" tone="quiet" onPress={() => setAsking(true)}>
          {text.noteMediation}
        </Button>
      )}
      {isAsking && (
        <Dialog isOpen onClose={() => setAsking(false)} title={text.noteMediation}>
          <Suspense>
            <HoldForm cardId={cardId} kind="mediation" onDone={() => setAsking(false)} />
          </Suspense>
        </Dialog>
      )}
    </div>
  )
}
