import { addDays } from '#dates.ts'
import type { Language } from '#language.ts'
import { type DayAbout, dayPatterns, lead, type RuledDay } from './day-rules.ts'
import { day, type Kind, marked } from './marked.ts'

// Finds the days that a plain text names, and puts a sign in the place of each.

/** A day with where it stands in the text. */
export interface NamedDay extends RuledDay {
  readonly at: number
  readonly to: number
}

/** Takes days, past times and repetitions out of a plain text; the text keeps its length. */
export function takeDays(said: string, language: Language, about: DayAbout): { text: string; days: NamedDay[] } {
  const days = new Map<number, NamedDay>()
  let text = said
  for (const { pattern, means } of dayPatterns[language]) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [all, ...groups] = match
      const meant = means(
        groups.map((group) => group ?? ''),
        about,
      )
      if (meant === null) continue
      const to = match.index + all.length
      const isDay = typeof meant === 'object'
      const from = isDay ? match.index - leadBefore(text, match.index) : match.index
      if (isDay) days.set(from, { ...meant, at: from, to })
      text = text.slice(0, from) + marked(isDay ? 'day' : meant, to - from) + text.slice(to)
    }
  }
  text = join(text, days)
  return { text, days: [...days.values()].sort((a, b) => a.at - b.at) }
}

/** How many letters before a day belong to it. */
function leadBefore(text: string, at: number): number {
  return lead.exec(text.slice(Math.max(0, at - longestLead), at))?.[0].length ?? 0
}

const longestLead = 40

/** What stands beside a day and moves it, unmakes it or makes one of two. */
function join(said: string, days: Map<number, NamedDay>): string {
  let text = said
  const first = (all: string, from: number) => {
    const at = from + all.indexOf(marked('day', 1))
    return days.get(at)
  }
  const take = (pattern: RegExp, means: (all: string, from: number) => RuledDay | Kind | null) => {
    text = text.replace(pattern, (...args: unknown[]) => {
      const all = String(args[0])
      const from = Number(args.at(-2))
      const meant = means(all, from)
      if (meant === null) return all
      for (const found of [...days.keys()]) if (found >= from && found < from + all.length) days.delete(found)
      if (typeof meant === 'string') return marked(meant, all.length)
      days.set(from, { ...meant, at: from, to: from + all.length })
      return marked('day', all.length)
    })
  }
  const moved = (count: number, rule: RuledDay['rule']) => (all: string, from: number) => {
    const found = first(all, from)
    return found ? { on: addDays(found.on, count), rule, ...(found.isWeak ? { isWeak: true as const } : {}) } : null
  }
  const later = (all: string, from: number): RuledDay | null => {
    const both = [...days.values()].filter((found) => found.at >= from && found.at < from + all.length)
    const last = both.sort((a, b) => (a.on < b.on ? -1 : 1)).at(-1)
    return last ? { on: last.on, rule: 'later_of_two' } : null
  }
  take(weekFrom, moved(7, 'week_from'))
  take(twoWeeksFrom, moved(14, 'week_from'))
  take(inEight, moved(7, 'week_from'))
  take(inFifteen, moved(14, 'week_from'))
  take(theOther, (all, from) =>
    first(all, from)?.rule === 'weekday' ? moved(7, 'weekday_after_next')(all, from) : null,
  )
  take(laterOfTwo, later)
  take(beforeDay, moved(-1, 'day_before'))
  take(notThatDay, () => 'vague')
  take(sinceDay, () => 'past')
  take(ofPaper, () => 'void')
  take(repeated, () => 'every')
  return text
}

const joined = (pattern: string): RegExp => new RegExp(`(?<= )${pattern}(?= )`, 'g')
const weekFrom = joined(
  `(?:una semana|uma semana|a week|one week|1 week) (?:(?:despues|depois|from|after|on)(?: de)? )?${day}|${day} week`,
)
const twoWeeksFrom = joined(`(?:two|2) weeks (?:from|after) ${day}`)
const inEight = joined(`(?:de )?${day} en (?:ocho|8)(?: dias)?`)
const inFifteen = joined(`(?:de )?${day} en (?:quince|15)(?: dias)?`)
const otherOne =
  '(?:el|la|na|no|a|o|the|para el|para la|hasta el) (?:otr[oa]|outr[oa]|next one|next|following one|following|one after(?: that)?|siguiente|que sigue|proximo|proxima|de la otra)(?! (?:semana|mes))'
const theOther = joined(
  `(?:(?:no|nao|not|sem ser|sin ser|no es|no sera) ${day}(?: ,)?(?: (?:sino|senao|but|mas|pero|e sim|si no|y si))?(?: (?:para|ate|hasta))? ${otherOne}|${day}(?: ,)?(?: (?:eu|yo|ya|i|ainda|todavia|me|se|creo que))? (?:no|nao|can't|not)(?: (?:puedo|posso|pude|consigo|alcanzo|va|da|dá|se puede))?(?: ,)?(?: (?:sino|senao|mas|pero|but|so|solo))?(?: (?:para|ate|hasta))? ${otherOne})`,
)
const laterOfTwo = joined(
  `(?:entre |between )?${day}(?: ,)? (?:o|ou|or|u|a mas tardar|mas tardar|n[oa] maximo|at the latest|maximo|como maximo|at most|o a mas tardar|ou n[oa] maximo|o mas tardar|si no|o sino|sino|latest|y si no|o maximo)(?: ,)? ${day}(?: (?:a mas tardar|at the latest|n[oa] maximo|maximo|como mucho))?|(?:entre|between) ${day} (?:y|e|and|a) ${day}`,
)
const beforeDay = joined(`(?:antes|before)(?: (?:de|del|do|da|d|que sea|el|the))? ${day}`)
const notThatDay = joined(
  `(?:despues|depois|after|a partir|apos|luego|pasando|starting|from)(?: (?:de|del|do|da|el|the))? ${day}(?: (?:en adelante|em diante|onwards|on))?`,
)
const sinceDay = joined(`(?:desde|since)(?: (?:a|el|o|the|la))? ${day}`)
const ofPaper = joined(
  `(?:factura|facturas|cuota|boleta|parcela|nota|boleto|invoice|bill|mensaje|mensualidad|recibo|vence|vencio|venceu|venc\\w*|due|dated|compra|pedido|cobro del|letra|fatura|prestacao|installment)(?: (?:de|del|do|da|on|el|the|of|para))? ${day}`,
)
const repeated = joined(`(?:cada|todos los|todas as|every|each|todos os) ${day}`)
