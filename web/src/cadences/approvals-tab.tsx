import { CheckCheck, Layers } from 'lucide-react'
import { useDayWords } from '#base/day-words.ts'
import { useText, useToday } from '#base/language.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { useCadences, usePlanned, usePlannedDays, useReloadPlanned } from '#cadences/planned-list.ts'
import { PlannedRows } from '#cadences/planned-rows.tsx'
import { useStepActions } from '#cadences/step-actions.ts'
import { useMay } from '#records/use-records.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

/** Every message that waits for somebody, with its real words; what raises no doubt is approved with one press. */
export function ApprovalsTab({ onOpenCard, onCadences }: { onOpenCard: (id: string) => void; onCadences: () => void }) {
  const text = useText(cadencesText)
  const days = useDayWords()
  const today = useToday()
  const mayWork = useMay('work_cards')
  const sums = usePlannedDays().data
  const { approveSafe } = useStepActions()
  useReloadPlanned()
  const list = usePlanned(null)
  const lastDay = sums?.days.at(-1)?.on
  return (
    <div className="space-y-4">
      {mayWork && sums && sums.safe > 0 && lastDay !== undefined && (
        <Button tone="main" icon={CheckCheck} onPress={() => approveSafe(lastDay)}>
          {text.approveAll(sums.safe)}
        </Button>
      )}
      <PlannedRows
        list={list}
        headOf={(day) => days.day(day, today)}
        onOpenCard={onOpenCard}
        empty={<NothingToDo onCadences={onCadences} />}
      />
    </div>
  )
}

/** Nothing waits: because all is decided, or because no ladder is on. */
export function NothingToDo({ onCadences }: { onCadences: () => void }) {
  const text = useText(cadencesText)
  const isSomeOn = useCadences().data?.cadences.some(({ isOn }) => isOn) ?? true
  if (isSomeOn)
    return (
      <EmptyState icon={CheckCheck} title={text.emptyApprovals}>
        {text.emptyApprovalsText}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Layers}
      title={text.noneOn}
      action={
        <Button tone="main" onPress={onCadences}>
          {text.toCadences}
        </Button>
      }
    >
      {text.noneOnText}
    </EmptyState>
  )
}
