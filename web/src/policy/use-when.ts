import { useDayWords } from '#base/day-words.ts'
import { useFormats, useToday } from '#base/language.ts'

/** `mañana 8:10`, `jueves 3 8:00`: an instant to come, by the clock of the business. */
export function useWhen(): (at: number) => string {
  const formats = useFormats()
  const days = useDayWords()
  const today = useToday()
  return (at) => `${days.day(formats.dateKey(at), today)} ${formats.time(at)}`
}
