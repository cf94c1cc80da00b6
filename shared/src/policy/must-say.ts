import type { ContactPolicy } from '#contact-policy.ts'
import type { Country } from '#country.ts'
import type { Language } from '#language.ts'
import { catalog } from '#language.ts'
import { presetOf } from './effective.ts'

// What a first word to a debtor has to say by the preset: who writes, what is owed, how to pay, how to have it stop.

/** What a law asks to be said, in the order in which it is said. */
export const demands = ['sender', 'debt', 'howToPay', 'optOut'] as const
export type Demand = (typeof demands)[number]

/** What the policy of a business asks to be said; a business that follows no preset is asked for nothing. */
export function demandsOf(policy: ContactPolicy, country: Country): readonly Demand[] {
  if (!policy.followsPreset) return []
  const { mustSay } = presetOf(policy, country)
  return demands.filter((demand) => mustSay.includes(demand))
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const optOutWord = /\b(baja|salir|sair|stop|parar|unsubscribe|descadastrar)\b/
const wayToPay =
  /\b(pag\w*|pay\w*|paid|transf\w*|deposit\w*|cuenta|conta|account|pix|yape|plin|nequi|daviplata|clabe|cbu|cvu|alias|iban|bizum|zelle|ach|sinpe|spei|boleto|link|enlace|https?)\b/

/** What of it a text does not say. A name, a figure, a way to pay and a word to stop are looked for; more nobody can read for sure. */
export function missingIn(
  text: string,
  { demanded, business }: { demanded: readonly Demand[]; business: string },
): Demand[] {
  const words = plain(text)
  const says: Record<Demand, () => boolean> = {
    sender: () => ` ${words} `.includes(` ${plain(business)} `),
    debt: () => /\d{2}/.test(words),
    howToPay: () => wayToPay.test(words),
    optOut: () => optOutWord.test(words),
  }
  return demanded.filter((demand) => !says[demand]())
}

const lines = catalog({
  es: {
    sender: (business: string) => `Le escribe ${business}.`,
    optOut: 'Para no recibir más mensajes, responda BAJA.',
  },
  pt: {
    sender: (business: string) => `Aqui é ${business}.`,
    optOut: 'Para não receber mais mensagens, responda SAIR.',
  },
  en: {
    sender: (business: string) => `This is ${business}.`,
    optOut: 'To stop receiving messages, reply STOP.',
  },
})

/** The text with what can be added without knowing more: who writes before it, how to have it stop after it. */
export function withDemands(
  text: string,
  { missing, business, language }: { missing: readonly Demand[]; business: string; language: Language },
): string {
  const said = lines[language]
  return [
    ...(missing.includes('sender') ? [said.sender(business)] : []),
    text,
    ...(missing.includes('optOut') ? [said.optOut] : []),
  ].join('\n')
}
