import {
  approveSafe,
  approveStep,
  finishTask,
  type PlannedItem,
  pauseReminders,
  skipStep,
  withdrawApproval,
} from '@aldia/shared/cadence-commands.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import { ApiFailure } from '#base/api.ts'
import { useText } from '#base/language.ts'
import { dismissNotice, notify } from '#base/notify.ts'
import { cadencesText } from '#cadences/cadences.text.ts'
import { runCommand } from '#records/commands.ts'

type Step = Pick<PlannedItem, 'cardId' | 'on' | 'steps'>

/** What people decide about planned steps; refusals are told in a passing line. */
export interface StepActions {
  approve(step: Step): void
  approveSafe(until: LocalDate): void
  skip(step: Step): void
  finish(step: Step): void
  withdraw(step: Step): void
  pauseAll(isPaused: boolean): void
}

const only = ({ cardId, on, steps }: Step) => ({ cardId, on, steps })

/** Lets a step leave with these words. Throws `ApiFailure`. */
export async function approveWith(step: Step, text: string): Promise<void> {
  await runCommand(approveStep, { ...only(step), text })
}

export function useStepActions(): StepActions {
  const text = useText(cadencesText)
  const withdraw = (step: Step) => tell(runCommand(withdrawApproval, only(step)))
  return {
    withdraw,
    approve: (step) =>
      tell(
        runCommand(approveStep, { ...only(step), text: null }).then(() => {
          const noticeId = notify({
            text: text.approved,
            action: {
              label: text.undo,
              run: () => {
                dismissNotice(noticeId)
                withdraw(step)
              },
            },
          })
        }),
      ),
    approveSafe: (until) =>
      tell(
        runCommand(approveSafe, { until }).then(({ approved }) => void notify({ text: text.approvedAll(approved) })),
      ),
    skip: (step) => tell(runCommand(skipStep, only(step)).then(() => void notify({ text: text.skipped }))),
    finish: (step) => tell(runCommand(finishTask, only(step)).then(() => void notify({ text: text.finished }))),
    pauseAll: (isPaused) => tell(runCommand(pauseReminders, { isPaused })),
  }
}

function tell(doing: Promise<unknown>): void {
  doing.catch((error: unknown) => {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  })
}
