import { addDays, addMonths, isRealDate, type LocalDate, weekdayOf } from '#dates.ts'
import type { Language } from '#language.ts'
import { monthDayAfter, weekdayAfter } from '#promise-dates.ts'
import {
  countOf,
  countPattern,
  dayNumberOf,
  dayNumberPattern,
  fullMonthPattern,
  monthNumber,
  monthPattern,
  ordinalOf,
  ordinalPattern,
  shortWeekdays,
  weekdayNumber,
  weekdays,
} from './day-words.ts'
import type { Kind } from './marked.ts'

// Each way to name a day, in the order in which they are tried: what is longer comes first. collections-facts.md section 11.

/** What days are counted from. */
export interface DayAbout {
  readonly today: LocalDate
  /** 12/10 is the tenth of December (en-US) and not the twelfth of October. */
  readonly isMonthFirst: boolean
  /** Public holidays of the debtor; business days are counted without them. */
  readonly isHoliday: (day: LocalDate) => boolean
}

/** How a day was named; shown beside it, so that a person sees why. */
export type DayRule =
  | 'today'
  | 'tomorrow'
  | 'day_after_tomorrow'
  | 'weekday'
  | 'weekday_after_next'
  | 'week_from'
  | 'counted'
  | 'day_of_month'
  | 'written_date'
  | 'month_end'
  | 'mid_month'
  | 'payday'
  | 'business_day'
  | 'day_before'
  | 'later_of_two'

/** A day that a rule found; `isWeak`: said in passing ("ahora", "altiro"), any other day is the one meant. */
export interface RuledDay {
  readonly on: LocalDate
  readonly rule: DayRule
  readonly isWeak?: true
}

/** A pattern with what it means: a day, a stretch that names none, or nothing (the words stay). */
export interface DayPattern {
  readonly pattern: RegExp
  readonly means: (groups: readonly string[], about: DayAbout) => RuledDay | Kind | null
}

/** Words before a day that change nothing: until and by a day are that day. Matches at the end of what stands before it. */
export const lead =
  /(?<= )(?:(?:para|hasta|de|a|en|por|ate|na|nessa|nesta|neste|nesse|essa|esta|este|esse|ese|el|la|o|on|by|till?|until|this|next|coming|proximo|proxima|al|del|do|da|pela|pelo|the|for|ya|mero|no(?= (?:dia|proximo|sabado|domingo))) ){1,4}$/
const upcoming = '(?: feira)?(?: (?:que viene|que vem|proximo|proxima|entrante|siguiente|que sigue|que entra))?'
const nextWeek =
  '(?:(?:la |a |na |en la )?(?:proxima|otra|outra|siguiente) semana|(?:la |a |na )?semana (?:que viene|que vem|entrante|proxima|siguiente|que sigue|que entra)|next week)'
const nextMonth =
  '(?:(?:del |de |do |of |da |no |en )?(?:el |the |o )?(?:mes (?:que viene|que vem|entrante|proximo|siguiente|que entra|que sigue)|(?:proximo|otro|outro|siguiente) mes|next month))'
const thisMonth = '(?:(?:de |del |of |d)?(?:este|this|el|the|deste|desse|do|o)? ?(?:mes|month)(?: en curso| actual)?)'
/** What makes a number no day of a month. */
const noDay =
  '(?! (?:%|mil|k|lucas?|pesos?|palos?|cuotas?|parcelas?|vezes|veces|horas?|hs|h|[ap]m|dias?|days?|reais|real|contos?|pila|soles|dolares|dollars?|bucks|por ciento|semanas?|meses|x|varos|barras|o dia|to dia|quotas|partes|a feira|min|de cada)(?: |$))'

const at = (pattern: string): RegExp => new RegExp(`(?<= )${pattern}(?= )`, 'g')

const firstOfNextMonth = (day: LocalDate): LocalDate => addMonths(day, 1, 1)

/** The day and month given, this year or, when that is past, soon in the next one. */
function yearly(today: LocalDate, day: number, month: number, year: string): LocalDate | null {
  const written = (full: string) => `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const meant = year === '' ? null : year.length === 2 ? `20${year}` : year
  const on = written(meant ?? today.slice(0, 4))
  if (meant !== null || on >= today) return isRealDate(on) ? on : null
  const nextYear = written(String(Number(today.slice(0, 4)) + 1))
  return isRealDate(nextYear) && nextYear <= addDays(today, furthestAheadDays) ? nextYear : null
}

/** A day further back than this in its own year was meant for the past, not for the year after. */
const furthestAheadDays = 183

/** A whole month, today's own or the one named, as its first day. */
function monthNamed(name: string, today: LocalDate): LocalDate {
  const month = monthNumber(name)
  const first = `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
  return addMonths(first, 0, 31) < today ? addMonths(first, 12) : first
}

/** Named beside another day, a feast only says when that is. */
const feast = (on: LocalDate | null): RuledDay | Kind =>
  on === null ? 'past' : { on, rule: 'written_date', isWeak: true }

const ofDay = (on: LocalDate | null, rule: DayRule): RuledDay | Kind => (on === null ? 'past' : { on, rule })

function dayOfMonth(word: string, month: string, today: LocalDate): RuledDay | null {
  const day = dayNumberOf(word)
  if (!(day >= 1 && day <= 31)) return null
  const isNext = month !== '' && !/^(?:de |del |of )?(?:este|this)|(?:este|this|deste|desse)/.test(month)
  return { on: isNext ? addMonths(today, 1, day) : monthDayAfter(today, day), rule: 'day_of_month' }
}

function isWorkingDay(day: LocalDate, about: DayAbout, lastWeekday: number): boolean {
  return weekdayOf(day) <= lastWeekday && !about.isHoliday(day)
}

function nthWorkingDay(first: LocalDate, count: number, about: DayAbout, lastWeekday: number): LocalDate {
  let day = first
  for (let left = count; ; day = addDays(day, 1)) {
    if (isWorkingDay(day, about, lastWeekday) && --left <= 0) return day
  }
}

function lastWorkingDay(month: LocalDate, about: DayAbout): LocalDate {
  let day = addMonths(month, 0, 31)
  while (!isWorkingDay(day, about, 5)) day = addDays(day, -1)
  return day
}

/** "quinto dia útil" counts Saturdays (Brazil, CLT 459); días hábiles and business days do not. */
function workingDay(groups: readonly string[], about: DayAbout): RuledDay | null {
  const [ordinal = '', kind = '', next = '', month = ''] = groups
  const count = ordinalOf(ordinal)
  if (!(count >= 1 && count <= 23)) return null
  const lastWeekday = kind.includes('util') ? 6 : 5
  const first = month === '' ? addMonths(about.today, 0, 1) : monthNamed(month, about.today)
  const here = next === '' ? nthWorkingDay(first, count, about, lastWeekday) : ''
  const on = here > about.today ? here : nthWorkingDay(firstOfNextMonth(first), count, about, lastWeekday)
  return { on, rule: 'business_day' }
}

/** The 15th or the last day of the month, whichever comes next. */
function payday(today: LocalDate): LocalDate {
  const [next = today] = [monthDayAfter(today, 15), monthDayAfter(today, 31)].sort()
  return next
}

function counted(today: LocalDate, count: number, unit: string): RuledDay | null {
  if (!(count >= 0 && count <= 400)) return null
  if (/^m(?:es|on)/.test(unit)) return { on: addMonths(today, count), rule: 'counted' }
  if (/^(?:hora|hour|hs|hrs|h$|min)/.test(unit)) {
    return { on: addDays(today, unit.startsWith('m') ? 0 : Math.floor(count / 24)), rule: 'counted' }
  }
  return { on: addDays(today, count * (/^(?:semana|week)/.test(unit) ? 7 : 1)), rule: 'counted' }
}

function weekdayNextWeek(name: string, today: LocalDate): RuledDay {
  const nextMonday = weekdayAfter(today, 1)
  return { on: addDays(nextMonday, weekdayNumber(name) - 1), rule: 'weekday' }
}

/** The patterns for a text in that language. */
function patternsFor(language: Language): readonly DayPattern[] {
  const names = weekdays[language]
  const week = `(${names})`
  return [
    // Times of day and what is past name no day to come.
    {
      pattern: at(
        '(?:a las|as|at|tipo|tipo las|(?:antes|despues|depois|a eso|mas o menos) (?:de las|das|a las)|before|after|hasta las|ate as|como a las) \\d{1,2}(?:[:.h]\\d\\d)?(?: (?:am|pm|hs|hrs|h|horas))?',
      ),
      means: () => 'void',
    },
    { pattern: at('\\d{1,2}(?::\\d\\d)? (?:am|pm|hs|hrs|h)'), means: () => 'void' },
    { pattern: at('\\d{1,2}:\\d\\d'), means: () => 'void' },
    {
      pattern: at(
        `(?:antes de ayer|anteayer|antier|antes de ontem|anteontem|anoche|ayer|ontem|yesterday|last (?:night|week|month|year|${names})|(?:la |el |a |o |na |no )?(?:semana|mes|mes|ano|quincena) (?:pasad[oa]|passad[oa]|anterior)|(?:el |la |na )?(?:${names})(?: feira)? (?:pasad[oa]|passad[oa]|anterior)|(?:el |la )?(?:pasad[oa]|ultim[oa]) (?:${names})(?! (?:del?|do|of) )|hace (?:como |mas de |ya )?(?:unos |varios |${countPattern}) ?(?:dias?|semanas?|meses|mes|rato|horas?|anos?)|hace (?:rato|tiempo|dias|meses|un rato)|faz (?:uns |${countPattern}) ?(?:dias?|semanas?|meses|mes|tempo)|ha (?:${countPattern}) (?:dias?|semanas?|meses)|(?:${countPattern}|few|many) (?:dias?|days?|semanas?|weeks?|months?|meses|hours?|horas?) (?:atras|ago))`,
      ),
      means: () => 'past',
    },
    {
      pattern: at(
        `(?:(?:cada|todos los|todas las|todas as|todos os|every|each|toda) (?:${names}|quincena|mes|month|semana|week|dia|day|other week|\\d{1,2} dias|quince dias|8 dias|ocho dias|\\d{1,2})|por (?:semana|mes|quincena|dia)|(?<!(?:in|en|within) )(?:al|a la|a|per|an?) (?:mes|semana|quincena|month|week)(?! (?:from|after|on|ago|later|despues))|(?:semanal|mensual|quincenal|mensal|quinzenal)(?:es|mente)?|mensais|semanais|monthly|weekly|biweekly|bi weekly)`,
      ),
      means: () => 'every',
    },
    // Working days.
    {
      pattern: at(
        `(?:ultimo dia (?:habil|util|laborable|laboral)|last (?:business|working|work) day)(?: ${nextMonth}|(?: (?:de|do|del|of) (${fullMonthPattern}))|(?: (?:del|do|de|of) ${thisMonth}))?`,
      ),
      means: ([month = ''], about) => {
        const here = lastWorkingDay(month === '' ? about.today : monthNamed(month, about.today), about)
        return {
          on: here >= about.today ? here : lastWorkingDay(firstOfNextMonth(about.today), about),
          rule: 'business_day',
        }
      },
    },
    {
      pattern: at(
        `(${ordinalPattern}) (dia (?:habil|util|laborable)|business day|working day)( ${nextMonth})?(?: (?:de|do|del|of) (${fullMonthPattern}))?(?: (?:del|do|de|of) ${thisMonth})?`,
      ),
      means: workingDay,
    },
    // Weeks and months to come.
    {
      pattern: at(`${week}(?: feira)?(?: (?:de|da|del|of|d))? ${nextWeek}`),
      means: ([name = ''], { today }) => weekdayNextWeek(name, today),
    },
    {
      pattern: at(`${nextWeek}(?: ,)?(?: (?:el|la|na|on|dia|a|o))? ${week}(?: feira)?`),
      means: ([name = ''], { today }) => weekdayNextWeek(name, today),
    },
    {
      pattern: at(`(?:(?:${week} after next)|(?:(?:otro|outra|outro) ${week}(?: feira)?))`),
      means: ([after = '', other = ''], { today }) => ({
        on: addDays(weekdayAfter(today, weekdayNumber(after === '' ? other : after)), 7),
        rule: 'weekday_after_next',
      }),
    },
    // Month ends, middles, paydays.
    {
      pattern: at(
        `(?:(?:a |para |ate o |no )?(?:fin|fines|final|finales|fim|ultimo dia|ultimo|dia ultimo|end|month end|cierre|termino|last day)(?: (?:de|do|del|of|d|desse|deste))?(?: (?:el|the|este|this))? ?(?:${nextMonth}|(mes|month)|(${fullMonthPattern}|dic|dez|dec|ene|jan|feb|fev|nov)))`,
      ),
      means: ([own = '', month = ''], { today }) => {
        const first = month === '' ? (own === '' ? firstOfNextMonth(today) : today) : monthNamed(month, today)
        return { on: addMonths(first, 0, 31), rule: 'month_end' }
      },
    },
    {
      pattern: at(`(?:month end|eom|dia ultimo|ultimo de mes)`),
      means: (_, { today }) => ({ on: addMonths(today, 0, 31), rule: 'month_end' }),
    },
    {
      pattern: at(
        `(?:antes )?(?:que |de que )(?:termine|acabe|se acabe|finalice|se termine|termina|acaba) (?:el |este |o )?mes`,
      ),
      means: (_, { today }) => ({ on: addMonths(today, 0, 31), rule: 'month_end' }),
    },
    {
      pattern: at(`(?:fin|fim|final|finales|fines|end)(?: (?:de|do|del|of))?(?: the)? (?:ano|year)`),
      means: (_, { today }) => ({ on: `${today.slice(0, 4)}-12-31`, rule: 'month_end' }),
    },
    {
      pattern: at(
        `(?:mediados|mitad|meados|mid|middle|la mitad)(?: (?:de|do|del|of|d))?(?: (?:el|the|este))? ?(?:(${nextMonth})|mes|month|(${fullMonthPattern}))`,
      ),
      means: ([next = '', month = ''], { today }) => {
        if (next !== '') return { on: addMonths(today, 1, 15), rule: 'mid_month' }
        return {
          on: month === '' ? monthDayAfter(today, 15) : addMonths(monthNamed(month, today), 0, 15),
          rule: 'mid_month',
        }
      },
    },
    {
      pattern: at(
        `(?:(primera|1 a|1 ra|1 era|segunda|2 a|2 da|primeira) )(?:quincena|quinzena)(?: ${thisMonth})?(?:( ${nextMonth})|(?: (?:de|do|del) (${fullMonthPattern})))?`,
      ),
      means: ([half = '', next = '', month = ''], { today }) => {
        const day = /^(?:primer|primei|1)/.test(half) ? 15 : 31
        if (month !== '') return { on: addMonths(monthNamed(month, today), 0, day), rule: 'payday' }
        return { on: next === '' ? monthDayAfter(today, day) : addMonths(today, 1, day), rule: 'payday' }
      },
    },
    {
      pattern: at(
        `(?:fin de |dia de |(otra|outra) )?(?:quincena|quinzena)(?: (?:que viene|que vem|que entra|proxima|entrante))?`,
      ),
      means: ([other = ''], { today }) => ({
        on: other === '' ? payday(today) : payday(payday(today)),
        rule: 'payday',
      }),
    },
    {
      pattern: at(
        `(ultim[oa]|last|primer|primera|primeiro|primeira|first) ${week}(?: feira)? (?:del|de|do|of) (?:(${nextMonth})|${thisMonth}|(${fullMonthPattern}))`,
      ),
      means: ([which = '', name = '', next = '', month = ''], { today }) => {
        const first = month !== '' ? monthNamed(month, today) : addMonths(today, next === '' ? 0 : 1, 1)
        const inMonth = (of: LocalDate) =>
          /^(?:ultim|last)/.test(which)
            ? addDays(weekdayAfter(addMonths(of, 0, 31), weekdayNumber(name)), -7)
            : weekdayAfter(addDays(of, -1), weekdayNumber(name))
        const here = inMonth(first)
        return { on: here > today ? here : inMonth(firstOfNextMonth(first)), rule: 'weekday' }
      },
    },
    {
      pattern: at(`(?:primer|primeiro|first) (?:dia|day) (?:del|de|do|of) (?:${nextMonth}|${thisMonth})`),
      means: (_, { today }) => ({ on: monthDayAfter(today, 1), rule: 'day_of_month' }),
    },
    // Counted from today.
    {
      pattern: at('(?:de )?(hoy|manana) en (ocho|quince|8|15)(?: dias)?'),
      means: ([from = '', count = ''], { today }) => ({
        on: addDays(today, (from === 'hoy' ? 0 : 1) + (/^(?:ocho|8)$/.test(count) ? 7 : 14)),
        rule: 'week_from',
      }),
    },
    {
      pattern: at(
        `(?:en|em|in|dentro de|dentro em|daqui a|daqui|de aqui a|de aqui en|within|a) (?:unos |como |about |the next |los proximos |otros |mais )?(?:(${countPattern})(?: de| of)?) (dias?|days?|semanas?|weeks?|mes|meses|months?|horas?|hours?|hs|hrs|minutos?|minutes?)(?: mas| from (?:now|today))?`,
      ),
      means: ([count = '', unit = ''], { today }) => counted(today, countOf(count), unit),
    },
    {
      pattern: at(`(${countPattern}) (days?|weeks?|months?) from (?:now|today)`),
      means: ([count = '', unit = ''], { today }) => counted(today, countOf(count), unit),
    },
    { pattern: at('(?:in )?a fortnight'), means: (_, { today }) => ({ on: addDays(today, 14), rule: 'counted' }) },
    {
      pattern: at(
        '(?:en|dentro de|em|in|daqui a) (?:media hora|meia hora|half an hour|una horita|(?:una )?hora y media|un rato|un ratito|un momento|un ratico|um pouco|a bit|a few (?:hours|minutes)|unos minutos|un toque|unas horas)',
      ),
      means: (_, { today }) => ({ on: today, rule: 'today', isWeak: true }),
    },
    {
      pattern: at(
        `(?:dame|deme|denme|me da|me das|me de|me des|dejame|give me|me dan|me aguanta|me espera|esperame|espereme) (?:como |unos |solo |just )?(${countPattern}) (dias?|days?|semanas?|weeks?)(?: mas| more| mais)?`,
      ),
      means: ([count = '', unit = ''], { today }) => counted(today, countOf(count), unit),
    },
    // Feasts that everybody pays by.
    {
      pattern: at('(?<!(?:feliz|merry|felices|boa) )(?:la )?(?:navidad|natal|christmas|xmas)'),
      means: (_, { today }) => feast(yearly(today, 25, 12, '')),
    },
    {
      pattern: at('(?<!(?:feliz|merry|happy) )(?:la )?(?:nochebuena|christmas eve|vespera de natal)'),
      means: (_, { today }) => feast(yearly(today, 24, 12, '')),
    },
    {
      pattern: at("(?<!(?:feliz|happy) )(?:el )?(?:ano nuevo|ano novo|new year's(?: day)?|new years)"),
      means: (_, { today }) => feast(yearly(today, 1, 1, '')),
    },
    // "hoy lunes", "mañana viernes 27": the weekday only repeats what was said.
    {
      pattern: at(
        `(hoy|hoje|today|manana|amanha|tomorrow)(?: ,)? (?:el |dia |mismo )?(?:${names})(?: feira)?(?: (?:dia )?\\d{1,2}${noDay})?`,
      ),
      means: ([first = ''], { today }) =>
        /^ho|^tod/.test(first) ? { on: today, rule: 'today' } : { on: addDays(today, 1), rule: 'tomorrow' },
    },
    // Tomorrow and after; the morning is none.
    {
      pattern: at('(?:para )?(?:pasado manana|depois de amanha|depois d amanha|(?:the )?day after tomorrow)'),
      means: (_, { today }) => ({ on: addDays(today, 2), rule: 'day_after_tomorrow' }),
    },
    {
      pattern: at('(?:en|por|de|a) la (?:manana|mananita)|(?:de|pela|da) manha|(?:in|by) the morning'),
      means: () => 'void',
    },
    {
      pattern: at(
        '(?:en|por|a) la (?:noche|nochecita|tarde|tardecita)|(?:de|pela) (?:noite|tarde|tardezinha|noitinha)|(?:in|by) the (?:evening|afternoon)|depois do almoco|despues (?:de|del) almuerzo|after (?:work|lunch)',
      ),
      means: (_, { today }) => ({ on: today, rule: 'today', isWeak: true }),
    },
    {
      pattern: at(
        '(?:hoy|hoje)(?: (?:dia|mismo|mesmo))?(?: (?:en|por|a) la (?:manana|noche|tarde))?|esta (?:manana|noche|tarde|tardecita)|hoy en la tardecita|hoy en la nochecita|this (?:morning|afternoon|evening)|(?:later )?today|tonight|ainda hoje|al rato|al ratito|hoje a (?:noite|tarde)|a la noche|end of day|eod',
      ),
      means: (_, { today }) => ({ on: today, rule: 'today' }),
    },
    {
      pattern: at(
        `(?:manana|amanha|tomorrow)(?: (?:mismo|mesmo|temprano|tempranito|cedo|cedinho|morning|evening|night|afternoon))?`,
      ),
      means: (_, { today }) => ({ on: addDays(today, 1), rule: 'tomorrow' }),
    },
    // Written dates.
    {
      pattern: at(`(?:dia )?(20\\d\\d)-(\\d\\d?)-(\\d\\d?)`),
      means: ([year = '', month = '', day = ''], { today }) =>
        ofDay(yearly(today, Number(day), Number(month), year), 'written_date'),
    },
    {
      pattern: at(`(?:${week}(?: feira)? )?(?:dia |el )?(\\d{1,2})[/.-](\\d{1,2})[/.-](20\\d\\d|\\d\\d)`),
      means: ([, a = '', b = '', year = ''], { today, isMonthFirst }) => slashed(a, b, year, today, isMonthFirst),
    },
    {
      pattern: at(`(?:${week}(?: feira)? )?(?:dia |el )?(\\d{1,2})[/-](\\d{1,2})`),
      means: ([, a = '', b = ''], { today, isMonthFirst }) => slashed(a, b, '', today, isMonthFirst),
    },
    {
      pattern: at(
        `(?:${week}(?: feira)?(?: ,)? )?(?:dia |el |the )?(${dayNumberPattern})(?: (?:st|nd|rd|th|ro|o|er|ero))?(?: (?:de|of|d|del|do))? (${monthPattern})(?: (?:de |del |do )?(20\\d\\d))?`,
      ),
      means: ([, day = '', month = '', year = ''], { today }) =>
        ofDay(yearly(today, dayNumberOf(day), monthNumber(month), year), 'written_date'),
    },
    {
      pattern: at(
        `(?:${week}(?: ,)? )?(${monthPattern}) (?:the )?(\\d{1,2}|first|second|third|fifth|tenth|fifteenth|twentieth|thirtieth)(?: (?:st|nd|rd|th))?${noDay}(?: (20\\d\\d))?`,
      ),
      means: ([, month = '', day = '', year = ''], { today }) =>
        ofDay(yearly(today, dayNumberOf(day), monthNumber(month), year), 'written_date'),
    },
    // Weekday with its number; the number counts where the two agree.
    {
      pattern: at(
        `${week}(?: feira)?(?: ,)? (?:dia |el |the |o dia )?(${dayNumberPattern})(?: (?:st|nd|rd|th))?${noDay}`,
      ),
      means: ([name = '', day = ''], { today }) => {
        const found = dayOfMonth(day, '', today)
        return found && weekdayOf(found.on) === weekdayNumber(name) ? found : null
      },
    },
    // "el 5 o 6", "entre el 5 y 10": the later.
    {
      pattern: at(
        `(?:el|dia|del|the|dias|los dias|entre el) (\\d{1,2})(?: (?:st|nd|rd|th))? (?:o|ou|or|y|e|al|a|ao) (?:el |dia |the )?(\\d{1,2})(?: (?:st|nd|rd|th))?${noDay}`,
      ),
      means: ([, later = ''], { today }) => {
        const found = dayOfMonth(later, '', today)
        return found && { on: found.on, rule: 'later_of_two' }
      },
    },
    // Days of a month.
    {
      pattern: at(
        `${nextMonth}(?: ,)? (?:el|dia|no dia|na dia|on the|the)(?: dia)? (${dayNumberPattern})(?: (?:st|nd|rd|th))?${noDay}`,
      ),
      means: ([day = ''], { today }) => dayOfMonth(day, 'next', today),
    },
    {
      pattern: at(
        `(?:el|al|del|dia|day|este|the|hasta el|ate o|para o)(?: (?:mero|proximo))?(?: dia)? (${dayNumberPattern})(?: (?:st|nd|rd|th|ro|o|er|ero|de mes|sin falta))?${noDay}( ${nextMonth}| (?:del|de|do|of|d) ?${thisMonth})?`,
      ),
      means: ([day = '', month = ''], { today }) => dayOfMonth(day, month, today),
    },
    {
      pattern: at(`(\\d{1,2}) (?:st|nd|rd|th)( (?:of )?${nextMonth}| of ${thisMonth})?`),
      means: ([day = '', month = ''], { today }) => dayOfMonth(day, month, today),
    },
    {
      pattern: at(`(?:primero|1 ro|1 ero|1 o|dia primeiro) (?:de|del|do) ${thisMonth}|(?:el|para el|a) primero`),
      means: (_, { today }) => ({ on: monthDayAfter(today, 1), rule: 'day_of_month' }),
    },
    // Weekdays.
    {
      pattern: at(`${week}${upcoming}(?! (?:parcela|via|vez|parte|quincena|quinzena|cuota))`),
      means: ([name = ''], { today }) => ({ on: weekdayAfter(today, weekdayNumber(name)), rule: 'weekday' }),
    },
    {
      pattern: at(`(?:(?:na|ate|de|a|essa|nessa|ou) )([2-6]) a(?: feira)?|([2-6]) a feira`),
      means: ([after = '', feira = ''], { today }) => ({
        on: weekdayAfter(today, Number(after === '' ? feira : after) - 1),
        rule: 'weekday',
      }),
    },
    {
      pattern: at(shortWeekdays[language]),
      means: ([name = ''], { today }) => ({ on: weekdayAfter(today, weekdayNumber(name)), rule: 'weekday' }),
    },
    ...(language === 'es'
      ? [
          {
            pattern: at('(?:para |el |o )?pasado(?! (?:mes|ano|de|por|mal|a ))'),
            means: (_: readonly string[], { today }: DayAbout): RuledDay => ({
              on: addDays(today, 2),
              rule: 'day_after_tomorrow',
            }),
          },
        ]
      : []),
    // Soon, and no day: to be asked, never invented.
    {
      pattern: at(
        `(?:${nextWeek}|${nextMonth}|(?:esta|essa|this|fin de|fim de) semana|this (?:week|month|weekend)|the weekend|finde|finde semana|este mes|esse mes|(?:estos|unos|pocos|uns|un par de|algunos|proximos) dias|a few days|primeros dias(?: (?:de|del) (?:${thisMonth}|${fullMonthPattern}))?|first (?:few )?days of (?:the|next) month|(?:comienzos?|inicios?|principios?|comeco|beginning|start|early)(?: (?:de|del|do|of))?(?: the| el)?(?: next)? ?(?:mes|month|${fullMonthPattern})|pronto|en breve|em breve|soon|asap|lo antes posible|lo mas pronto posible|cuanto antes|o quanto antes|o mais rapido possivel|dentro de poco|proximamente|(?:en|in|em) (?:${fullMonthPattern}))`,
      ),
      means: () => 'vague',
    },
    {
      pattern: at(
        'ahorita|ahora(?: mismo)?|al ?tiro|altiro|agora(?: mesmo)?|right (?:now|away)|now|mas tarde|mas tardecito|mais tarde|logo mais|daqui (?:a )?pouco|daqui a pouquinho|de inmediato|enseguida|en seguida|ya mismo|de una|later|mas rato|en un ratico|ja ja|na hora|immediately|in a (?:bit|minute|moment)|shortly',
      ),
      means: (_, { today }) => ({ on: today, rule: 'today', isWeak: true }),
    },
  ]
}

function slashed(a: string, b: string, year: string, today: LocalDate, isMonthFirst: boolean): RuledDay | Kind {
  const [day, month] = isMonthFirst ? [Number(b), Number(a)] : [Number(a), Number(b)]
  return ofDay(yearly(today, day, month, year), 'written_date')
}

export const dayPatterns: Readonly<Record<Language, readonly DayPattern[]>> = {
  es: patternsFor('es'),
  pt: patternsFor('pt'),
  en: patternsFor('en'),
}
