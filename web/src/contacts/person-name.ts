import { countries } from '@aldia/shared/country.ts'
import { baseText } from '#base/base.text.ts'
import { useText } from '#base/language.ts'

const callingCodes = [...new Set(Object.values(countries).map((country) => country.callingCode))].sort(
  (a, b) => b.length - a.length,
)

/** `+573001234567` as people read it: `+57 300 123 4567`. Groups only; nothing is added or left out. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/^\+/, '')
  const code = callingCodes.find((candidate) => digits.startsWith(candidate))
  if (code === undefined) return phone
  const national = digits.slice(code.length)
  if (code === '54' && national.length === 11) return grouped(code, national, [1, 2, 4, 4])
  if (code === '55') return grouped(code, national, [2, national.length - 6, 4])
  const groups =
    national.length <= 7 ? [3, 4] : national.length === 8 ? [4, 4] : national.length === 9 ? [3, 3, 3] : [3, 3, 4]
  return grouped(code, national, groups)
}

function grouped(code: string, national: string, groups: readonly number[]): string {
  const parts: string[] = []
  let at = 0
  for (const length of groups) {
    parts.push(national.slice(at, at + length))
    at += length
  }
  parts.push(national.slice(at))
  return `+${code} ${parts.filter((part) => part !== '').join(' ')}`
}

/** What a person is called on screen: the name, else the number, else `unknown`. */
export function personName(person: { name: string | null; phone: string | null }, unknown: string): string {
  return person.name ?? (person.phone === null ? unknown : formatPhone(person.phone))
}

/** What a person is called on screen. */
export function usePersonName(): (person: { name: string | null; phone: string | null }) => string {
  const { unknownPerson } = useText(baseText)
  return (person) => personName(person, unknownPerson)
}
