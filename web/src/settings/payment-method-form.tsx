import { localeOf } from '@aldia/shared/language.ts'
import { paymentBlock } from '@aldia/shared/payment-block.ts'
import {
  addPaymentMethod,
  type PaymentMethod,
  type PaymentMethodDetails,
  type PaymentMethodKind,
  updatePaymentMethod,
} from '@aldia/shared/payment-method.ts'
import { useId, useState } from 'react'
import { useForm } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { runCommand } from '#records/commands.ts'
import { useWorkspace } from '#records/use-records.ts'
import { FormNoteBox } from '#settings/form-note.tsx'
import {
  detailsOf,
  draftOfDetails,
  kindsFor,
  type MethodDraft,
  type MethodFieldName,
  methodErrors,
  methodFields,
} from '#settings/method-draft.ts'
import { moneyText } from '#settings/money.text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { paymentMethodsText } from './payment-methods.text.ts'

interface PaymentMethodFormProps {
  /** null: a new one. */
  method: PaymentMethod | null
  onClose: () => void
}

interface Sent {
  readonly name: string
  readonly details: PaymentMethodDetails
}

/** One way to be paid, with the fields of its kind. Check digits are looked at when a field is left, and again by the server. */
export function PaymentMethodForm({ method, onClose }: PaymentMethodFormProps) {
  const methods = useText(paymentMethodsText)
  const text = useText(moneyText)
  const formId = useId()
  const { country, language } = useWorkspace()
  const [name, setName] = useState(method?.name ?? '')
  const [kind, setKind] = useState<PaymentMethodKind>(method?.details.kind ?? kindsFor(country)[0] ?? 'bank_transfer')
  const [draft, setDraft] = useState<MethodDraft>(method === null ? {} : draftOfDetails(method.details))
  /** Fields whose fault may be said: those that were left, and all of them once it was to be sent. */
  const [left, setLeft] = useState<ReadonlySet<MethodFieldName>>(new Set())
  const found = methodErrors(kind, draft, country)
  const details = detailsOf(kind, draft)
  const fields = methodFields[kind]
  const form = useForm({
    schema: addPaymentMethod.input,
    expected: {
      name: methods.methodNameNeeded,
      ...Object.fromEntries(fields.map((field) => [`details.${field.name}`, methods.fieldNeeded])),
    },
    send: async (input: Sent) => {
      if (method === null) {
        await runCommand(addPaymentMethod, input)
        notify({ text: methods.methodAdded(input.name), tone: 'good' })
      } else {
        await runCommand(updatePaymentMethod, { paymentMethodId: method.id, ...input })
        notify({ text: text.saved, tone: 'good' })
      }
      onClose()
    },
  })

  function errorOf(field: MethodFieldName): string | null {
    const refused = form.errors[`details.${field}`]
    if (refused !== undefined) return refused
    const problem = left.has(field) ? found[field] : undefined
    if (problem === undefined) return null
    return problem === 'needed' ? methods.fieldNeeded : methods.invalid[problem]
  }

  function submit() {
    setLeft(new Set(fields.map((field) => field.name)))
    if (Object.keys(found).length > 0) {
      // The focus goes where the first fault is, once it is said.
      requestAnimationFrame(() =>
        form.formRef.current?.querySelector<HTMLElement>('[data-invalid] input, [data-invalid] textarea')?.focus(),
      )
      return
    }
    if (details !== null) void form.submit({ name, details })
    // Every field is right by itself, so what is left is too long: the schema says where.
    else void form.submit({ name, details: { kind, ...draft } as PaymentMethodDetails })
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      canDismiss={false}
      title={method === null ? methods.addMethod : methods.editMethod}
      actions={
        <Button type="submit" form={formId} tone="main" isPending={form.isPending}>
          {text.save}
        </Button>
      }
    >
      <form
        id={formId}
        ref={form.formRef}
        noValidate
        autoComplete="off"
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Select
          label={methods.kind}
          choices={kindsFor(country).map((id) => ({ id, label: methods.kinds[id] }))}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setLeft(new Set())
          }}
        />
        <TextField
          label={methods.methodName}
          help={methods.methodNameHelp}
          autoFocus
          value={name}
          onChange={(next) => {
            setName(next)
            form.touch('name')
          }}
          error={form.errors.name}
        />
        {fields.map(({ name: field, isOptional, inputMode }) => (
          <TextField
            key={field}
            label={methods.fields[field]}
            optional={isOptional ?? false}
            help={field === 'holder' ? methods.holderHelp : field === 'cbu' ? methods.cbuHelp : null}
            {...(inputMode ? { inputMode } : {})}
            lines={field === 'place' ? 3 : 1}
            spellCheck="false"
            value={draft[field] ?? ''}
            onChange={(value) => {
              setDraft((before) => ({ ...before, [field]: value }))
              form.touch(`details.${field}`)
            }}
            onBlur={() => draft[field]?.trim() && setLeft((before) => new Set([...before, field]))}
            error={errorOf(field)}
          />
        ))}
        {details !== null && Object.keys(found).length === 0 && (
          <section className="space-y-1.5">
            <h3 className="font-medium text-ink">{methods.preview}</h3>
            <p className="wrap-anywhere whitespace-pre-wrap rounded-panel bg-chat-ours px-3 py-2 text-ink">
              {paymentBlock({ details }, { language, locale: localeOf(language, country) })}
            </p>
          </section>
        )}
        <FormNoteBox note={form.note} />
      </form>
    </Dialog>
  )
}
