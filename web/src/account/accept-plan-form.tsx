import { acceptPlan, type Plan } from '@aldia/shared/plan.ts'
import { useState } from 'react'
import { runForChange } from '#base/commands.ts'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notifyDone } from '#base/undoable.ts'
import { AgreementMessages } from './agreement-messages.tsx'
import { FormDialog } from './form-dialog.tsx'
import { planText } from './plan.text.ts'
import { usePerson } from './use-person.ts'

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
      notifyDone(text.accepted(plan.instalments.length), change, 'plan.accepted')
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
