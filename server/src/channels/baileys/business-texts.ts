import type { proto } from '@whiskeysockets/baileys'
import { numberOf, type ProtoNumber } from './addresses.ts'

// What people tap together (answers from lists and buttons) and what shops and banks send (products, orders, payments, invitations)
// says something too. It is told as plain lines, as far as possible in the sender's own words.

type Message = proto.IMessage
type Line = string | null | undefined | false

/** Longest list of options or articles that is told. */
const maxLines = 30
const maxChars = 4_000

/** The text of such a message; null when it is none of them, or says nothing. */
export function businessText(m: Message): string | null {
  const text = linesOf(answerIn(m) ?? offerIn(m) ?? moneyIn(m) ?? invitationIn(m) ?? [])
  return text === '' ? null : text.slice(0, maxChars)
}

const linesOf = (lines: readonly Line[]): string =>
  lines
    .flatMap((line) => (line ? [line.trim()] : []))
    .filter((line, at, all) => line !== '' && all.indexOf(line) === at)
    .join('\n')

const listed = (all: readonly Line[]): Line[] => all.slice(0, maxLines).map((one) => one && `• ${one}`)

function answerIn(m: Message): Line[] | null {
  const buttons = m.buttonsResponseMessage
  if (buttons) return [buttons.selectedDisplayText || buttons.selectedButtonId]
  const template = m.templateButtonReplyMessage
  if (template) return [template.selectedDisplayText || template.selectedId]
  const list = m.listResponseMessage
  if (list) {
    const said = [list.title, list.description]
    return said.some(Boolean) ? said : [list.singleSelectReply?.selectedRowId]
  }
  const form = m.interactiveResponseMessage
  if (!form) return null
  return form.body?.text ? [form.body.text] : answersOf(form.nativeFlowResponseMessage?.paramsJson)
}

/** What a filled-in form says, without what is there for machines. */
function answersOf(json: Line): Line[] {
  const given = parsed(json)
  if (typeof given !== 'object' || given === null) return []
  return Object.entries(given)
    .filter(([name, value]) => !/token|_id$|^id$|version/i.test(name) && ['string', 'number'].includes(typeof value))
    .slice(0, maxLines)
    .map(([name, value]) => `${name}: ${value}`)
}

function offerIn(m: Message): Line[] | null {
  const template = m.templateMessage?.hydratedTemplate ?? m.templateMessage?.hydratedFourRowTemplate
  if (template) return [template.hydratedTitleText, template.hydratedContentText, template.hydratedFooterText]
  if (m.buttonsMessage) {
    const { text, contentText, footerText, buttons } = m.buttonsMessage
    return [text, contentText, footerText, ...listed((buttons ?? []).map(({ buttonText }) => buttonText?.displayText))]
  }
  if (m.listMessage) {
    const { title, description, footerText, sections } = m.listMessage
    const rows = (sections ?? []).flatMap((section) => section.rows ?? [])
    return [title, description, footerText, ...listed(rows.map((row) => row.title))]
  }
  if (m.interactiveMessage) return interactive(m.interactiveMessage)
  if (m.productMessage) {
    const { product, body, footer } = m.productMessage
    const price = product?.salePriceAmount1000 || product?.priceAmount1000
    const { title, description, url, currencyCode } = product ?? {}
    return [title, description, amountText(price, 1000, currencyCode), body, footer, url]
  }
  if (m.orderMessage) {
    const { orderTitle, itemCount, message, totalAmount1000, totalCurrencyCode } = m.orderMessage
    const count = itemCount ? ` (${itemCount})` : ''
    return [
      orderTitle ? `${orderTitle}${count}` : count.trim(),
      message,
      amountText(totalAmount1000, 1000, totalCurrencyCode),
    ]
  }
  return null
}

function interactive({ header, body, footer, nativeFlowMessage }: proto.Message.IInteractiveMessage): Line[] {
  const buttons = (nativeFlowMessage?.buttons ?? [])
    .slice(0, maxLines)
    .flatMap(({ buttonParamsJson }) => told(parsed(buttonParamsJson)))
  return [header?.title, header?.subtitle, body?.text, footer?.text, ...buttons]
}

/** Words of a button that a reader needs: whom and what to pay, where it leads, what to copy. */
const spoken = new Set([
  'display_text',
  'title',
  'name',
  'merchant_name',
  'key',
  'key_type',
  'code',
  'copy_code',
  'url',
  'note',
  'text',
  'reference_id',
])
const maxDepth = 8

function told(value: unknown, depth = 0): Line[] {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return []
  if (Array.isArray(value)) return value.slice(0, maxLines).flatMap((one) => told(one, depth + 1))
  const fields = value as Record<string, unknown>
  const currency = typeof fields.currency === 'string' ? fields.currency : null
  return Object.entries(fields).flatMap(([name, one]) => {
    const money = one as { value?: unknown; offset?: unknown } | null
    if (name === 'total_amount' && typeof money?.value === 'number') {
      return [amountText(money.value, Number(money.offset) || 1, currency)]
    }
    if (typeof one === 'string') return spoken.has(name) ? [one] : []
    return told(one, depth + 1)
  })
}

function moneyIn(m: Message): Line[] | null {
  if (m.sendPaymentMessage) return [noteOf(m.sendPaymentMessage.noteMessage)]
  if (m.requestPaymentMessage) {
    const { amount, amount1000, currencyCodeIso4217, noteMessage } = m.requestPaymentMessage
    const exact = amountText(amount?.value, amount?.offset || 1000, amount?.currencyCode ?? currencyCodeIso4217)
    return [exact ?? amountText(amount1000, 1000, currencyCodeIso4217), noteOf(noteMessage)]
  }
  return m.invoiceMessage ? [m.invoiceMessage.note] : null
}

const noteOf = (note: Message | null | undefined): Line => note?.extendedTextMessage?.text || note?.conversation

function invitationIn(m: Message): Line[] | null {
  if (m.groupInviteMessage) return [m.groupInviteMessage.groupName, m.groupInviteMessage.caption]
  if (m.newsletterAdminInviteMessage)
    return [m.newsletterAdminInviteMessage.newsletterName, m.newsletterAdminInviteMessage.caption]
  if (m.scheduledCallCreationMessage) return [m.scheduledCallCreationMessage.title]
  if (m.eventMessage) {
    const { name, description, location, joinLink } = m.eventMessage
    return [name, description, location?.name, location?.address, joinLink]
  }
  const result = m.pollResultSnapshotMessage ?? m.pollResultSnapshotMessageV3
  if (!result) return null
  return [
    result.name,
    ...listed((result.pollVotes ?? []).map((vote) => `${vote.optionName}: ${vote.optionVoteCount ?? 0}`)),
  ]
}

/** An amount given in parts of a unit (`parts` to one), with its currency's code; null when it is none. */
function amountText(value: ProtoNumber, parts: number, currency: Line): string | null {
  const number = numberOf(value)
  if (!number || number < 0 || !currency || !(parts > 0)) return null
  const amount = number / parts
  try {
    const style = { style: 'currency', currency, currencyDisplay: 'code', useGrouping: 'always' } as const
    return new Intl.NumberFormat('es', { ...style, minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 })
      .format(amount)
      .replace(/\u00a0/g, ' ')
  } catch {
    return `${amount} ${currency}`
  }
}

function parsed(json: Line): unknown {
  try {
    return json ? JSON.parse(json) : null
  } catch {
    return null
  }
}
