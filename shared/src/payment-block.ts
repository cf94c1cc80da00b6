import { paymentBlockText } from '#text/payment-block-text.ts'
import { readPixKey } from './check-digits.ts'
import type { Language } from './language.ts'
import { formatMoney, type Money } from './money.ts'
import type { PaymentMethod } from './payment-method.ts'
import { pixCode } from './pix-code.ts'

/**
 * How the business can be paid by one of its methods, as text for a message: the payee's name as the bank shows it, the exact
 * amount, the reference, and the request for the receipt. It never asks for cards or codes. What has to be copied (a link, a Pix
 * code) stands on a line of its own. `locale` is a BCP 47 tag and writes the amount. Without `asksReceipt` the request is left to
 * the text around it.
 */
export function paymentBlock(
  method: Pick<PaymentMethod, 'details'>,
  about: {
    amount?: Money | null
    reference?: string | null
    language: Language
    locale: string
    asksReceipt?: boolean
  },
): string {
  const { details } = method
  const words = paymentBlockText[about.language]
  const amount = about.amount ?? null
  const reference = about.reference?.trim() || null
  const lines = [
    `*${words[details.kind]}*`,
    ...numbers(details, words),
    line(words.amount, amount && formatMoney(amount, about.locale)),
    line(words.reference, reference),
  ]
  if (details.kind === 'pix') {
    const key = readPixKey(details.key)?.key ?? details.key
    // Pix moves reais alone; an amount in another currency is for the payer to work out.
    const amountMinor = amount?.currency === 'BRL' && amount.amountMinor > 0 ? amount.amountMinor : null
    lines.push(words.pixCode, pixCode({ key, holder: details.holder, city: details.city, amountMinor, reference }))
  }
  if (details.kind === 'link') lines.push(details.url)
  if (about.asksReceipt !== false) lines.push(details.kind === 'cash' ? words.askReceipt : words.sendReceipt)
  return lines.filter((text) => text !== null).join('\n')
}

type Words = Readonly<Record<keyof (typeof paymentBlockText)['es'], string>>

function numbers(details: PaymentMethod['details'], words: Words): (string | null)[] {
  switch (details.kind) {
    case 'bank_transfer':
      return [
        line(words.bank, details.bank),
        line(words.account, [details.accountType, details.accountNumber].filter(Boolean).join(' ')),
        line(words.holder, details.holder),
        line(words.taxId, details.taxId),
        line(words.email, details.email),
      ]
    case 'pix':
      return [line(words.pixKey, details.key), line(words.holder, details.holder)]
    case 'clabe':
      return [line('CLABE', details.clabe), line(words.bank, details.bank), line(words.holder, details.holder)]
    case 'cbu':
      return [
        line(words.alias, details.alias),
        line('CBU/CVU', details.cbu),
        line(words.holder, details.holder),
        line('CUIT', details.taxId),
      ]
    case 'yape':
    case 'nequi':
      return [line(words.phone, details.phone), line(words.holder, details.holder)]
    case 'bre_b':
      return [line(words.key, details.key), line(words.holder, details.holder)]
    case 'link':
      return [line(words.holder, details.holder)]
    case 'cash':
      return [line(words.place, details.place)]
  }
}

const line = (name: string, value: string | null): string | null =>
  value === null || value === '' ? null : `${name}: ${value}`
