import { notify } from '#base/notify.ts'

/** Puts a text into the clipboard and says so. Works without a secure context too, where the newer interface is missing. */
export async function copyText(text: string, lines: { copied: string; copyFailed: string }): Promise<void> {
  const done = await written(text)
  notify(done ? { text: lines.copied } : { text: lines.copyFailed, tone: 'danger' })
}

async function written(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // Refused (no focus, no permission): the older way may still be allowed.
    }
  }
  let done = false
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    done = true
  }
  document.addEventListener('copy', fill, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return done
}
