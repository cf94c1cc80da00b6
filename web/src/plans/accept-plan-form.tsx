import { acceptPlan, type Plan, planAccepted } from '@aldia/shared/plan.ts'
import { useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { FormDialog } from '#money/form-dialog.tsx'
import { usePerson } from '#money/use-person.ts'
import { runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { AgreementMessages } from './agreement-messages.tsx'
import { planText } from './plan.text.ts'

interface AcceptPlanFormProps {
  cardId: string
  plan: Plan
  onClose: () => void
}

/** The person said yes to a proposal: the plan begins, with the messages that say so. */
export function AcceptPlanForm({ cardId, plan, onClose }: AcceptPlanFormProps) {
  const text = useText(planText)
  const person = usePerson(cardId)
  const [messageIds, setMessageIds] = useState<readonly string[]>([])
  const form = useForm({
    schema: acceptPlan.input,
    expected: { messageIds: text.messages },
    send: async (input: unknown) => {
      const { change } = await runForChange(acceptPlan, acceptPlan.input.parse(input))
      notifyDone(text.accepted(plan.instalments.length), change, planAccepted)
      onClose()
    },
  })
  return (
    <FormDialog
      title={text.acceptTitle(person)}
      submit={text.agree}
      form={form}
      onClose={onClose}
      onSubmit={() => form.submit({ planId: plan.id, version: plan.version, messageIds })}
    >
      <AgreementMessages cardId={cardId} value={messageIds} onChange={setMessageIds} />
    </FormDialog>
  )
}
