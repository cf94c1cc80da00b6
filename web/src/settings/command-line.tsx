import { Copy } from 'lucide-react'
import { copyText } from '#base/clipboard.ts'
import { IconButton } from '#ui/icon-button.tsx'

interface CommandLineProps {
  /** What the command does: said before it by screen readers. */
  label: string
  command: string
  lines: { copy: string; copied: string; copyFailed: string }
}

/** A command to be typed on the server, whole and ready to be copied. */
export function CommandLine({ label, command, lines }: CommandLineProps) {
  return (
    <figure className="flex items-start gap-1 rounded-panel bg-sunken py-1 pr-1 pl-4">
      <figcaption className="sr-only">{label}</figcaption>
      <code className="wrap-anywhere min-w-0 flex-1 select-all py-2 font-mono text-ink text-sm">{command}</code>
      <IconButton label={lines.copy} icon={Copy} onPress={() => void copyText(command, lines)} />
    </figure>
  )
}
