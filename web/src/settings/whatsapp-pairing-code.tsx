import { type ChannelAccount, requestPairingCode } from '@aldia/shared/channel.ts'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { copyText } from '#base/clipboard.ts'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { runCommand } from '#records/commands.ts'
import { usePairing } from '#records/live.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import { groupsOfFour } from '#settings/pairing-code.ts'
import { Steps } from '#settings/pairing-steps.tsx'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { whatsappPairingText } from './whatsapp-pairing.text.ts'

/** Linking without a camera: WhatsApp gives a code for one phone number, which is typed there. */
export function PairingByCode({ account }: { account: ChannelAccount }) {
  const text = useText(whatsappPairingText)
  const [phone, setPhone] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const told = usePairing(account.id)?.code ?? null
  const form = useForm({
    schema: requestPairingCode.input.refine((input) => input.phone.replace(/\D/g, '').length >= 8, { path: ['phone'] }),
    expected: { phone: text.phoneExpected },
    send: async (input: { accountId: string; phone: string }) => {
      const { code } = await runCommand(requestPairingCode, input)
      setAsked(code)
    },
  })
  const code = asked === null ? null : (told ?? asked)

  if (code !== null) {
    return (
      <div className="flex flex-col gap-8 sm:flex-row-reverse sm:items-start sm:justify-end">
        <Steps title={text.stepsTitle} steps={text.codeSteps} />
        <div className="w-full max-w-72 shrink-0 space-y-4 max-sm:mx-auto">
          <Code code={code} />
          <div className="flex justify-center gap-2">
            <Button size="small" icon={Copy} onPress={() => void copyText(code, text)}>
              {text.copy}
            </Button>
            <Button size="small" tone="quiet" onPress={() => setAsked(null)}>
              {text.otherNumber}
            </Button>
          </div>
        </div>
      </div>
    )
  }
  return (
    <form
      ref={form.formRef}
      noValidate
      className="max-w-80 space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit({ accountId: account.id, phone })
      }}
    >
      <TextField
        label={text.phone}
        help={text.phoneHelp}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        value={phone}
        onChange={(value) => {
          setPhone(value)
          form.touch('phone')
        }}
        error={form.errors.phone}
      />
      <FormNoteBox note={form.note} />
      <Button type="submit" tone="main" isPending={form.isPending}>
        {text.getCode}
      </Button>
    </form>
  )
}

/** Big groups of four, read out letter by letter. */
function Code({ code }: { code: string }) {
  const text = useText(whatsappPairingText)
  return (
    <p className="flex justify-center gap-3 rounded-panel bg-sunken px-4 py-8" aria-live="polite">
      <span className="sr-only">{`${text.code}: ${[...code].join(' ')}`}</span>
      {groupsOfFour(code).map((group, place) => (
        <span key={place} aria-hidden className="select-all font-mono font-semibold text-2xl text-ink tracking-widest">
          {group}
        </span>
      ))}
    </p>
  )
}
