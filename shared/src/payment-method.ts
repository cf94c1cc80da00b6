import { z } from 'zod'
import { command } from './command.ts'
import { event } from './event.ts'
import { Id, IdRef, Instant, Seq } from './ids.ts'
import { cleanName } from './names.ts'

const holder = cleanName(80)
/** CPF, CNPJ, RUT, CUIT, NIT … as written by the owner. */
const taxId = z.string().trim().min(3).max(30).nullable()

/** How the business can be paid (collections-facts.md 10). Numbers with check digits are verified by them. */
export const PaymentMethodDetails = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bank_transfer'),
    bank: cleanName(60),
    accountType: cleanName(40).nullable(),
    accountNumber: z.string().trim().min(3).max(40),
    holder,
    taxId,
    email: z.email().max(200).nullable(),
  }),
  /** `city` and `holder` go into the copia e cola code. */
  z.object({ kind: z.literal('pix'), key: z.string().trim().min(3).max(77), holder, city: cleanName(40) }),
  z.object({ kind: z.literal('clabe'), clabe: z.string().trim().max(30), bank: cleanName(60), holder }),
  z.object({
    kind: z.literal('cbu'),
    /** 22 digits (CBU or CVU), or null when only the alias is given. */
    cbu: z.string().trim().max(30).nullable(),
    alias: z.string().trim().max(20).nullable(),
    holder,
    taxId,
  }),
  z.object({ kind: z.literal('yape'), phone: z.string().trim().min(6).max(30), holder }),
  z.object({ kind: z.literal('nequi'), phone: z.string().trim().min(6).max(30), holder }),
  z.object({ kind: z.literal('bre_b'), key: z.string().trim().min(3).max(60), holder }),
  z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https$/ }).max(500), holder: holder.nullable() }),
  z.object({ kind: z.literal('cash'), place: z.string().trim().min(1).max(300) }),
])
export type PaymentMethodDetails = z.infer<typeof PaymentMethodDetails>
export type PaymentMethodKind = PaymentMethodDetails['kind']

export const PaymentMethod = z.object({
  id: Id,
  seq: Seq,
  /** What the team calls it. */
  name: z.string(),
  details: PaymentMethodDetails,
  archivedAt: Instant.nullable(),
})
export type PaymentMethod = z.infer<typeof PaymentMethod>

export const addPaymentMethod = command('paymentMethod.add', {
  input: z.object({ name: cleanName(60), details: PaymentMethodDetails }),
  output: PaymentMethod,
})
export const updatePaymentMethod = command('paymentMethod.update', {
  input: z.object({ paymentMethodId: Id, name: cleanName(60), details: PaymentMethodDetails }),
  output: PaymentMethod,
})
export const archivePaymentMethod = command('paymentMethod.archive', {
  input: z.object({ paymentMethodId: Id, archived: z.boolean() }),
  output: PaymentMethod,
})

/** `GET /api/payment-methods`: in the order in which they were added, archived ones too. */
export const PaymentMethods = z.object({ methods: z.array(PaymentMethod) })

const shownMethod = z.object({ name: z.string(), details: PaymentMethodDetails })
export const paymentMethodAdded = event('paymentMethod.added', z.object({ paymentMethodId: IdRef }))
export const paymentMethodUpdated = event(
  'paymentMethod.updated',
  z.object({ paymentMethodId: IdRef, before: shownMethod, after: shownMethod }),
)
export const paymentMethodArchived = event('paymentMethod.archived', z.object({ paymentMethodId: IdRef }))
export const paymentMethodRestored = event('paymentMethod.restored', z.object({ paymentMethodId: IdRef }))
