import { type ReactNode, useEffect, useId, useRef } from 'react'
import type { Form } from '#base/form.ts'
import { useText } from '#base/language.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { ErrorNote } from '#ui/notice.tsx'
import { formsText } from './forms.text.ts'

interface FormDialogProps {
  title: string
  /** The verb on the button. */
  submit: string
  form: Pick<Form<unknown>, 'formRef' | 'note' | 'isPending'>
  onSubmit: () => void
  onClose: () => void
  width?: 'normal' | 'wide'
  tone?: 'main' | 'danger'
  /** Nothing can be sent yet, for instance because the account is still loading. */
  isDisabled?: boolean
  /** Another way to end the form, left of the main button. */
  other?: ReactNode
  /** Shown instead of the server's line, where there is more to say. */
  note?: ReactNode
  children: ReactNode
}

/**
 * A form over the page: Enter sends it, Esc leaves it. A stray click outside does nothing, because what was typed would be gone.
 */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    submit,
    form,
    onSubmit,
    onClose,
    width,
    tone = 'main',
    isDisabled = false,
    other,
    note,
    children,
  } = props
  const text = useText(formsText)
  const formId = useId()
  const foot = useRef<HTMLDivElement>(null)
  const hasNote = note !== undefined || form.note !== null
  useEffect(() => {
    // A long form may hide it below its edge, and whoever pressed Enter at the top would wait for nothing.
    if (hasNote) foot.current?.scrollIntoView({ block: 'end' })
  }, [hasNote])
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      canDismiss={false}
      {...(width ? { width } : {})}
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          {other}
          <Button type="submit" form={formId} tone={tone} isPending={form.isPending} isDisabled={isDisabled}>
            {submit}
          </Button>
        </>
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
          if (!isDisabled) onSubmit()
        }}
      >
        {children}
        {hasNote && (
          <div ref={foot} className="scroll-mb-5">
            {note ?? (
              <ErrorNote title={form.note?.message ?? ''}>
                {form.note?.code === 'unreachable' ? text.kept : null}
              </ErrorNote>
            )}
          </div>
        )}
      </form>
    </Dialog>
  )
}
