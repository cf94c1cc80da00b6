import { maxUploadBytes } from '@aldia/shared/file.ts'
import { sizeInWords } from '#base/byte-size.ts'
import { useLocale, useText } from '#base/language.ts'
import { notify } from '#base/notify.ts'
import { composerText } from './composer.text.ts'
import { fileProblem, filesMax } from './outgoing-file.ts'
import { chooseFiles } from './outgoing-files.ts'

/** Checks files before they are taken, and says which cannot be sent and why. */
export function useAddFiles(cardId: string): (files: readonly File[]) => void {
  const text = useText(composerText)
  const { locale } = useLocale()
  return (files) => {
    const good: File[] = []
    for (const file of files) {
      const problem = fileProblem(file)
      if (problem === null) good.push(file)
      else {
        const limit = sizeInWords(maxUploadBytes, locale)
        const words = problem === 'empty' ? text.emptyFile(file.name) : text.tooLarge(file.name, limit)
        notify({ text: words, tone: 'danger' })
      }
    }
    if (chooseFiles(cardId, good) > 0) notify({ text: text.tooMany(filesMax), tone: 'danger' })
  }
}
