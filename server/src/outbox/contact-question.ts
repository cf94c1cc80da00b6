import { countries } from '@aldia/shared/country.ts'
import { dayIn, type LocalDate, startOfDay } from '@aldia/shared/dates.ts'
import type { MessageWait } from '@aldia/shared/message.ts'
import { agreementPause } from '@aldia/shared/policy/agreement.ts'
import { dayAfter, holidaysWith, presetOf, rulesOfPolicy } from '@aldia/shared/policy/effective.ts'
import { type DebtorFacts, type Finding, judgeContact, type Question } from '@aldia/shared/policy/judge.ts'
import type { MessageKind, Reason, WeekWindows } from '@aldia/shared/policy/rules.ts'
import { intervalsOn } from '@aldia/shared/policy/wall-clock.ts'
import { countryOfZone } from '@aldia/shared/policy/zone-country.ts'
import type { ToneJudgement } from '@aldia/shared/tone/tone.ts'
import type { Workspace } from '@aldia/shared/workspace.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { contactHolidays, countryOfNumber } from '#calendars/calendars.ts'
import { contactFacts } from '#contacts/contacts.ts'
import { contactHistory } from '#outbox/contact-history.reads.ts'
import { blockedTags, judgeWords } from '#outbox/judged-words.ts'
import { liveAgreement } from '#outbox/live-agreement.reads.ts'
import { saidBalance, sharedHistory, tiedTo } from '#outbox/tied-people.ts'
import { noPreferences } from '#policy/contact-rules.ts'
import { type ContactRulesRow, findContactRules, type TieRow } from '#policy/policy.reads.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

// The facts of one debtor, gathered for the one function that rules on contacts (shared/src/policy/judge.ts).

/** Who writes within this time of the debtor answers somebody who is there and asked now; hours do not hold that up (ms). */
const presentMs = 3_600_000

/** Spread over so long after the first lawful moment, what waited does not leave in one burst (ms). */
const spreadMs = 15 * 60_000

/** What a message says. */
export interface Words {
  text: string | null
  /** Somebody with the right to it lets the words pass that the dignity check keeps back. */
  mayOffend: boolean
  /** Reasons that somebody with the right took upon themselves. */
  overridden?: readonly Reason[]
}

export interface ContactQuestion extends Question {
  known: ContactRulesRow | null
  workspace: Workspace
  /** What the dignity check finds in the words; null where there are none. */
  judged: ToneJudgement | null
  /** To whose debts the person is tied, and who is tied to theirs. */
  ties: readonly TieRow[]
}

/** Everything that the contact policy has to know to rule on a message to this person. */
export async function contactQuestion(
  tx: Reader,
  about: {
    workspaceId: string
    contactId: string
    /** The message that is ruled on, if it is stored already. */
    messageId: string | null
    /** null: what somebody types, an answer where the debtor wrote. */
    purpose: MessageKind | null
    /** What is to be said; without, nobody's words are judged (a screen asks when one may write). */
    words?: Words
    now: number
  },
): Promise<ContactQuestion> {
  const { workspaceId, contactId, now } = about
  const workspace = (await findWorkspace(tx, workspaceId)) ?? fail('not_found', 'workspace')
  const known = await findContactRules(tx, contactId)
  const zone = known?.preferences.zone ?? (await zoneOf(tx, workspace, contactId))
  const rules = rulesOfPolicy(workspace.contactPolicy, workspace.country)
  const tied = await tiedTo(tx, { workspace, contactId, known })
  const history = await sharedHistory(tx, { contactIds: tied.countedWith, zone, rules, now }, [
    ...(await contactHistory(tx, { contactId, notMessageId: about.messageId, now })),
  ])
  const kind = about.purpose ?? typedKind(history, now)
  const { text = null, mayOffend = false, overridden = [] } = about.words ?? {}
  const judged = text === null ? null : judgeWords(text, { workspace, language: known?.preferences.language ?? null })
  return {
    known,
    workspace,
    judged,
    rules,
    ties: tied.ties,
    now,
    holidays: await holidaysOf(workspace, zone),
    message: {
      kind,
      channel: 'whatsapp',
      forbiddenTags: judged === null || mayOffend ? [] : blockedTags(judged),
      overridden,
      ...(tied.mayKnowBalance || text === null ? {} : saidBalance(text, { kind, workspace, zone, now })),
    },
    debtor: {
      ...personOf(known, { zone, history }),
      mayKnowBalance: tied.mayKnowBalance,
      promise: agreementPause(await liveAgreement(tx, contactId), { kind, zone, now }),
    },
  }
}

/** The same question about something typed now that leaves at another moment (epoch ms). */
export function questionAt(question: Question, at: number): Question {
  return { ...question, now: at, message: { ...question.message, kind: typedKind(question.debtor.history, at) } }
}

/** What is known of one person about being written to, as the contact policy asks for it. */
export function personOf(
  known: ContactRulesRow | null,
  { zone, history }: Pick<DebtorFacts, 'zone' | 'history'>,
): Omit<DebtorFacts, 'promise' | 'mayKnowBalance'> {
  const preferences = known?.preferences ?? noPreferences
  const holds = known?.holds ?? []
  return {
    zone,
    history,
    optedOut: known?.optedOutAt != null,
    confirmed: !holds.some(({ kind }) => kind === 'wrongNumber'),
    holds: holds.flatMap(({ kind, until }) =>
      kind === 'wrongNumber' ? [] : [{ kind, until: until === null ? null : startOfDay(dayAfter(until), zone) }],
    ),
    channels: preferences.channels,
    ownHours: preferences.ownHours as WeekWindows | null,
    ownMax: preferences.ownMax,
  }
}

function typedKind(history: Question['debtor']['history'], now: number): MessageKind {
  const isThere = history.some(({ direction, at }) => direction === 'in' && at <= now && now - at <= presentMs)
  return isThere ? 'appointment' : 'reply'
}

/** The number's country is only a guess, and only where it is another one than that of the business. */
async function zoneOf(tx: Reader, workspace: Workspace, contactId: string): Promise<string> {
  const contact = await contactFacts(tx, workspace.id, contactId)
  return zoneOfNumber(workspace, contact?.phone ?? null)
}

/** The zone of a number (E.164): that of the business at home and where nothing is known. */
export function zoneOfNumber(workspace: Pick<Workspace, 'country' | 'timeZone'>, phone: string | null): string {
  const { callingCode } = countries[workspace.country]
  // Most numbers are from home, and to ask the book of numbers takes longer than all the rest. Code 1 is that of several countries.
  if (phone === null || (callingCode !== '1' && phone.startsWith(`+${callingCode}`))) return workspace.timeZone
  const country = countryOfNumber(phone)
  return country === null || country === workspace.country ? workspace.timeZone : countries[country].timeZone
}

/** Works the holidays of a business out before the first message has to wait for them: that takes a second, once. */
export async function prepareHolidays(tx: Reader, workspaceId: string): Promise<void> {
  const workspace = await findWorkspace(tx, workspaceId)
  if (workspace) await holidaysOf(workspace, workspace.timeZone)
}

/** The days on which debtors of a zone are left alone. */
export async function holidaysOf(workspace: Workspace, zone: string): Promise<ReadonlySet<LocalDate>> {
  const preset = presetOf(workspace.contactPolicy, workspace.country)
  const country = preset.country ?? countryOfZone(zone) ?? workspace.country
  return holidaysWith(await contactHolidays(country, preset.region), workspace.contactPolicy)
}

/** When a message that has to wait leaves: the first lawful moment and a while, the same for all of one conversation. */
export function leavingAt(question: Question, nextAt: number, conversationId: string): number {
  if (nextAt <= question.now) return nextAt
  const later = nextAt + (Number.parseInt(conversationId.replaceAll('-', '').slice(-8), 16) % spreadMs)
  return judgeContact({ ...question, now: later }).decision === 'send' ? later : nextAt
}

/** What a waiting message says of itself. */
export function waitOf(question: Question, findings: readonly Finding[], at: number): MessageWait {
  const [first] = findings.filter(isPassing)
  const date = dayIn(question.debtor.zone, at)
  const [interval] = question.rules.windows.length > 0 ? tightest(question, date) : []
  const reason = first?.reason ?? 'window'
  const isAboutHours = reason === 'window' || reason === 'holiday'
  return {
    at,
    reason,
    hours: isAboutHours && interval ? [interval[0], interval[1]] : null,
    max: first?.limit?.max ?? null,
    per: first?.limit?.per ?? null,
    leftAt: null,
  }
}

type Passing = Finding & { reason: MessageWait['reason'] }
const isPassing = (finding: Finding): finding is Passing => finding.passes

/** The hours of a day of the layer that has the fewest. */
function tightest({ rules, debtor }: Question, date: LocalDate) {
  const layers = debtor.ownHours ? [...rules.windows, debtor.ownHours] : rules.windows
  return intervalsOn(layers.at(-1) as WeekWindows, date)
}
