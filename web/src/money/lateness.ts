import { daysPastDue } from '@aldia/shared/aging.ts'
import type { LocalDate } from '@aldia/shared/dates.ts'
import type { Tone } from '#ui/badge.tsx'

interface LatenessLines {
  readonly daysLate: (days: number) => string
  readonly dueToday: string
  readonly dueTomorrow: string
  readonly dueIn: (days: number) => string
}

/** `12 días de atraso`, `vence hoy`, `vence en 5 días`, and how much care that asks for: never by colour alone. Pure. */
export function lateness(dueOn: LocalDate, today: LocalDate, lines: LatenessLines): { words: string; tone: Tone } {
  const days = daysPastDue(dueOn, today)
  if (days > firmDays) return { words: lines.daysLate(days), tone: 'bad' }
  if (days > 0) return { words: lines.daysLate(days), tone: 'warn' }
  if (days === 0) return { words: lines.dueToday, tone: 'warn' }
  return { words: days === -1 ? lines.dueTomorrow : lines.dueIn(-days), tone: 'plain' }
}

/** Past the first two buckets of a small business (collections-facts.md 1). */
const firmDays = 15
