import { Language } from '@aldia/shared/language.ts'
import { useEffect, useState } from 'react'
import { areTextsLoaded, loadTexts } from '#base/loaded-texts.ts'
import { browserLanguage, setPageLanguage } from '#base/page-language.ts'
import { keeper } from '#base/storage.ts'

const place = 'aldia.language'

/** The language before anybody has signed in: the one chosen here last time, else the browser's. */
export function useDoorLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(
    () => Language.safeParse(keeper.read(place)).data ?? browserLanguage(),
  )
  if (!areTextsLoaded(language)) throw loadTexts(language)
  useEffect(() => setPageLanguage(language), [language])
  return [
    language,
    (chosen) => {
      keeper.write(place, chosen)
      void loadTexts(chosen).then(() => setLanguage(chosen))
    },
  ]
}
