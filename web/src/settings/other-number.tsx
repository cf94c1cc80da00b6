import { type ChannelAccount, decideNumber, type NumberChoice } from '@aldia/shared/channel.ts'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { formatPhone } from '#contacts/person-name.ts'
import { runCommand } from '#records/commands.ts'
import { otherNumberText } from '#settings/other-number.text.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

/** Another number linked this account: which one was here, which one came, and what is to become of it. */
export function OtherNumber({ account, phone }: { account: ChannelAccount; phone: string }) {
  const text = useText(otherNumberText)
  const { decide, pending } = useDecision(account, phone)
  const came = formatPhone(phone)
  const isElsewhere = account.reason === 'number_elsewhere'
  const choices: { choice: NumberChoice; label: string; more: string }[] = [
    { choice: 'new_account', label: text.apart, more: text.apartMore(came) },
    { choice: 'replace', label: text.replace, more: text.replaceMore(came) },
    { choice: 'cancel', label: text.cancel, more: text.cancelMore(came) },
  ]
  return (
    <section aria-label={text.title(came)} className="space-y-5">
      <Notice tone="warn" title={text.title(came)} live>
        {isElsewhere
          ? text.elsewhere(came)
          : account.lastPhone === null
            ? text.known(came)
            : text.instead(came, formatPhone(account.lastPhone))}
      </Notice>
      <ul className="divide-y divide-line border-line border-y">
        {choices
          .filter(({ choice }) => !isElsewhere || choice === 'cancel')
          .map(({ choice, label, more }) => (
            <li key={choice} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
              <p className="min-w-64 max-w-prose flex-1 text-ink-soft">{more}</p>
              <Button isPending={pending === choice} onPress={() => decide(choice)}>
                {label}
              </Button>
            </li>
          ))}
      </ul>
    </section>
  )
}

function useDecision(account: ChannelAccount, phone: string) {
  const { failed } = useText(otherNumberText)
  const [pending, setPending] = useState<NumberChoice | null>(null)
  async function decide(choice: NumberChoice) {
    if (pending !== null) return
    setPending(choice)
    try {
      await runCommand(decideNumber, { accountId: account.id, phone, choice })
    } catch (error) {
      tellFailure(error, failed)
    } finally {
      setPending(null)
    }
  }
  return { decide, pending }
}
