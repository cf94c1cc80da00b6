import { Paperclip } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { Button } from './button.tsx'

interface FileChoiceProps {
  label: string
  /** As in an input: `image/*,application/pdf`. */
  accept: string
  onFile: (file: File) => void
  isPending?: boolean
}

/** A button that lets one file be chosen from the computer or taken with the phone. */
export function FileChoice({ label, accept, onFile, isPending = false }: FileChoiceProps) {
  const input = useRef<HTMLInputElement>(null)
  function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0]
    // The same file may be chosen again after it was taken away.
    event.target.value = ''
    if (file !== undefined) onFile(file)
  }
  return (
    <>
      <input ref={input} type="file" accept={accept} onChange={take} hidden />
      <Button size="small" icon={Paperclip} isPending={isPending} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
