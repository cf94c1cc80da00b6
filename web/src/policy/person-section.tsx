import type { ContactStanding } from '@aldia/shared/contact-policy.ts'
import {
  ConfirmedHow,
  confirmPerson,
  contactConfirmed,
  contactTied,
  contactUntied,
  TieRole,
  type TieView,
  tiePerson,
  unconfirmPerson,
  untiePerson,
} from '@aldia/shared/contact-tie.ts'
import { useState } from 'react'
import { ApiFailure } from '#base/api.ts'
import { useFormats, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { ChooseContact } from '#contacts/choose-contact.tsx'
import { runCommand, runForChange } from '#records/commands.ts'
import { notifyDone } from '#records/undoable.ts'
import { Button } from '#ui/button.tsx'
import { ChoiceChips } from '#ui/choice-chips.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { personText } from './person.text.ts'

type Standing = Pick<ContactStanding, 'confirmed' | 'mayKnowBalance' | 'ties'>

/** Whether it is known that this is the person; one touch says how. */
export function ConfirmSection({ cardId, standing }: { cardId: string; standing: Standing }) {
  const text = useText(personText)
  const formats = useFormats()
  const { confirmed, mayKnowBalance } = standing
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{text.who}</h3>
      {confirmed === null ? (
        <>
          <p className="text-ink-soft">
            {text.unknown} {!mayKnowBalance && text.noBalance}
          </p>
          <p className="font-medium text-sm">{text.confirmHow}</p>
          <ChoiceChips
            label={text.confirmHow}
            choices={ConfirmedHow.options.map((id) => ({ id, label: text.hows[id] }))}
            value={null}
            onChange={(how) =>
              void orTell(async () => {
                const { change } = await runForChange(confirmPerson, { cardId, how })
                notifyDone(text.confirmedNow, change, contactConfirmed)
              })
            }
          />
        </>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p>{text.confirmed(text.hows[confirmed.how].toLowerCase(), formats.fullDate(confirmed.at))}</p>
          <Button size="small" onPress={() => void orTell(() => runCommand(unconfirmPerson, { cardId }))}>
            {text.takeBack}
          </Button>
        </div>
      )}
    </section>
  )
}

/** Who else answers for the same debt, on either card. */
export function TiesSection({ cardId, ties }: { cardId: string; ties: readonly TieView[] }) {
  const text = useText(personText)
  const [role, setRole] = useState<TieRole>('coDebtor')
  const [isPicking, setPicking] = useState(false)
  return (
    <section className="space-y-3">
      <h3 className="font-semibold">{text.ties}</h3>
      <p className="text-ink-soft text-sm">{text.tiesLead}</p>
      {ties.length === 0 && <p className="text-ink-soft">{text.noTies}</p>}
      <ul className="space-y-2">
        {ties.map((tie) => (
          <Tie key={tie.id} tie={tie} />
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={text.role}
          className="w-48"
          choices={TieRole.options.map((id) => ({ id, label: text.roles[id] }))}
          value={role}
          onChange={setRole}
        />
        <Button onPress={() => setPicking(true)}>{text.add}</Button>
      </div>
      {isPicking && (
        <Dialog isOpen onClose={() => setPicking(false)} title={text.pick}>
          <ChooseContact
            lead={text.pickLead}
            isOut={(contact) => contact.cardId === null || contact.cardId === cardId}
            onChoose={({ cardId: debtorCardId }) => {
              setPicking(false)
              if (debtorCardId === null) return
              void orTell(async () => {
                const { change } = await runForChange(tiePerson, { cardId, debtorCardId, role })
                notifyDone(text.tied, change, contactTied)
              })
            }}
          />
        </Dialog>
      )}
    </section>
  )
}

function Tie({ tie }: { tie: TieView }) {
  const text = useText(personText)
  const name = tie.name ?? text.unnamed
  const words = (tie.isDebtor ? text.answersFor : text.isTied)(text.roles[tie.role], name)
  return (
    <li className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <bdi className="font-medium">{words}</bdi>
        {tie.sharesCount && <span className="text-ink-soft text-sm"> · {text.shares}</span>}
      </span>
      <Button
        size="small"
        aria-label={text.untieNamed(name)}
        onPress={() =>
          void orTell(async () => {
            const { change } = await runForChange(untiePerson, { tieId: tie.id })
            notifyDone(text.untied, change, contactUntied)
          })
        }
      >
        {text.untie}
      </Button>
    </li>
  )
}

async function orTell(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    notify({ text: error.message, tone: 'danger' })
  }
}
