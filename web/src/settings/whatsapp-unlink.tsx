import { type ChannelAccount, logoutChannel } from '@aldia/shared/channel.ts'
import { useState } from 'react'
import { useText } from '#base/language.ts'
import { runCommand } from '#records/commands.ts'
import { tellFailure } from '#settings/tell-failure.ts'
import { whatsappText } from '#settings/whatsapp.text.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/dialog.tsx'

/** Ends linking before a phone has agreed. */
export function CancelPairing({ account }: { account: ChannelAccount }) {
  const text = useText(whatsappText)
  const { unlink, isPending } = useUnlink(account)
  return (
    <Button isPending={isPending} onPress={unlink}>
      {text.cancel}
    </Button>
  )
}

/** Takes the link away, after a question. */
export function Unlink({ account }: { account: ChannelAccount }) {
  const text = useText(whatsappText)
  const [isAsking, setAsking] = useState(false)
  const { unlink, isPending } = useUnlink(account)
  return (
    <>
      <Button onPress={() => setAsking(true)}>{text.unlink}</Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={text.unlinkTitle}
        tone="danger"
        confirmLabel={text.unlink}
        isPending={isPending}
        onClose={() => setAsking(false)}
        onConfirm={unlink}
      >
        <p className="text-ink-soft">{text.unlinkMore}</p>
      </ConfirmDialog>
    </>
  )
}

function useUnlink(account: ChannelAccount) {
  const { failed } = useText(whatsappText)
  const [isPending, setPending] = useState(false)
  async function unlink() {
    setPending(true)
    try {
      await runCommand(logoutChannel, { accountId: account.id })
    } catch (error) {
      tellFailure(error, failed)
    } finally {
      setPending(false)
    }
  }
  return { unlink, isPending }
}
