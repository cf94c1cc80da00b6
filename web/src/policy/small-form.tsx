import type { ReactNode } from 'react'
import type { Form } from '#base/form.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNote } from '#ui/notice.tsx'

interface SmallFormProps {
  form: Pick<Form<unknown>, 'formRef' | 'note' | 'isPending'>
  submit: string
  onSubmit: () => void
  children: ReactNode
}

/** A form of a few fields with its one button below. */
export function SmallForm({ form, submit, onSubmit, children }: SmallFormProps) {
  return (
    <form
      ref={form.formRef}
      noValidate
      autoComplete="off"
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {form.note !== null && <ErrorNote title={form.note.message} />}
      <Button type="submit" isPending={form.isPending}>
        {submit}
      </Button>
    </form>
  )
}
