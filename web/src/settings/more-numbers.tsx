import { addChannel, archiveChannel, type ChannelAccount } from '@aldia/shared/channel.ts'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { runCommand } from '#records/commands.ts'
import { otherNumberText } from '#settings/other-number.text.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'
import { Section } from '#ui/page.tsx'

/** Adds a number; its code for linking appears in the list by itself. */
export function AddNumber() {
  const text = useText(otherNumberText)
  const { run, isPending } = useTold(() => runCommand(addChannel, {}))
  return (
    <div className="mt-10 border-line border-t pt-6">
      <Section title={text.moreTitle} lead={text.moreLead}>
        <Button isPending={isPending} onPress={run}>
          {text.addNumber}
        </Button>
      </Section>
    </div>
  )
}

/** Puts away a number that is not linked. */
export function ArchiveNumber({ account }: { account: ChannelAccount }) {
  const text = useText(otherNumberText)
  const [isAsking, setAsking] = useState(false)
  const { run, isPending } = useTold(() => runCommand(archiveChannel, { accountId: account.id }))
  return (
    <>
      <Button tone="quiet" onPress={() => setAsking(true)}>
        {text.archive}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.archiveTitle}
        confirmLabel={text.archive}
        isPending={isPending}
        onClose={() => setAsking(false)}
        onConfirm={run}
      >
        <p className="text-ink-soft">{text.archiveMore}</p>
      </ConfirmDialog>
    </>
  )
}

function useTold(ask: () => Promise<unknown>) {
  const { failed } = useText(otherNumberText)
  const [isPending, setPending] = useState(false)
  async function run() {
    setPending(true)
    try {
      await ask()
    } catch (error) {
      tellFailure(error, failed)
    } finally {
      setPending(false)
    }
  }
  return { run, isPending }
}
