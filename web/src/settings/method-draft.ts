import {
  isTaxId,
  readBreBKey,
  readCbu,
  readCbuAlias,
  readClabe,
  readNequiPhone,
  readPixKey,
  readYapePhone,
} from '@aldia/shared/check-digits.ts'
import { PaymentMethodDetails, type PaymentMethodKind } from '@aldia/shared/payment-method.ts'
import type { paymentMethodsText } from '#settings/payment-methods.text.ts'

type Invalid = keyof (typeof paymentMethodsText)['es']['invalid']
export type MethodFieldName = keyof (typeof paymentMethodsText)['es']['fields']

interface MethodField {
  readonly name: MethodFieldName
  readonly isOptional?: true
  /** Why a written value cannot be right; null: it can. */
  readonly check?: (value: string, country: string) => Invalid | null
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'url'
}

const holder: MethodField = { name: 'holder' }
const taxId: MethodField = {
  name: 'taxId',
  isOptional: true,
  check: (value, country) => (isTaxId(value, country) ? null : 'tax_id'),
}
const url = (value: string) => (/^https:\/\/[^\s.]+\.\S+$/.test(value) ? null : 'url')
const email = (value: string) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? null : 'email')

/** What each kind asks for, in the order of the form. */
export const methodFields: Readonly<Record<PaymentMethodKind, readonly MethodField[]>> = {
  bank_transfer: [
    { name: 'bank' },
    { name: 'accountType', isOptional: true },
    { name: 'accountNumber', inputMode: 'numeric' },
    holder,
    taxId,
    { name: 'email', isOptional: true, check: email, inputMode: 'email' },
  ],
  pix: [{ name: 'key', check: (key) => (readPixKey(key) ? null : 'pix_key') }, holder, { name: 'city' }],
  clabe: [
    { name: 'clabe', check: (clabe) => (readClabe(clabe) ? null : 'clabe'), inputMode: 'numeric' },
    { name: 'bank' },
    holder,
  ],
  cbu: [
    { name: 'cbu', isOptional: true, check: (cbu) => (readCbu(cbu) ? null : 'cbu'), inputMode: 'numeric' },
    { name: 'alias', isOptional: true, check: (alias) => (readCbuAlias(alias) ? null : 'cbu_alias') },
    holder,
    { ...taxId, check: (value) => (isTaxId(value, 'AR') ? null : 'tax_id') },
  ],
  yape: [{ name: 'phone', check: (phone) => (readYapePhone(phone) ? null : 'phone'), inputMode: 'tel' }, holder],
  nequi: [{ name: 'phone', check: (phone) => (readNequiPhone(phone) ? null : 'phone'), inputMode: 'tel' }, holder],
  bre_b: [{ name: 'key', check: (key) => (readBreBKey(key) ? null : 'bre_b_key') }, holder],
  link: [
    { name: 'url', check: url, inputMode: 'url' },
    { ...holder, isOptional: true },
  ],
  cash: [{ name: 'place' }],
}

export type MethodDraft = Readonly<Partial<Record<MethodFieldName, string>>>

/** The kinds of a country first, then the others. */
export function kindsFor(country: string): readonly PaymentMethodKind[] {
  const own: Readonly<Record<string, readonly PaymentMethodKind[]>> = {
    AR: ['cbu'],
    BR: ['pix'],
    CO: ['bre_b', 'nequi'],
    MX: ['clabe'],
    PE: ['yape'],
  }
  const all = Object.keys(methodFields) as PaymentMethodKind[]
  return [...new Set([...(own[country] ?? []), 'bank_transfer' as const, ...all])]
}

/** Why a field cannot be right as it is written: by its check digits, or because it is missing. Pure. */
export function methodErrors(
  kind: PaymentMethodKind,
  draft: MethodDraft,
  country: string,
): Readonly<Partial<Record<MethodFieldName, Invalid | 'needed'>>> {
  const errors: Partial<Record<MethodFieldName, Invalid | 'needed'>> = {}
  for (const { name, isOptional, check } of methodFields[kind]) {
    const value = (draft[name] ?? '').trim()
    const problem = value === '' ? (isOptional ? null : 'needed') : (check?.(value, country) ?? null)
    if (problem !== null) errors[name] = problem
  }
  const hasNeither = kind === 'cbu' && !draft.cbu?.trim() && !draft.alias?.trim()
  if (hasNeither) errors.cbu = 'needed'
  return errors
}

/** The details as the server takes them; null while they are not complete. Pure. */
export function detailsOf(kind: PaymentMethodKind, draft: MethodDraft): PaymentMethodDetails | null {
  const values = Object.fromEntries(
    methodFields[kind].map(({ name }) => [name, (draft[name] ?? '').trim() === '' ? null : (draft[name] ?? '').trim()]),
  )
  const details = PaymentMethodDetails.safeParse({ kind, ...values })
  return details.success ? details.data : null
}

export function draftOfDetails(details: PaymentMethodDetails): MethodDraft {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) => (name === 'kind' || value === null ? [] : [[name, value]])),
  )
}
