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
import type { PaymentMethodDetails } from '@aldia/shared/payment-method.ts'
import {
  paymentMethodAdded,
  paymentMethodArchived,
  paymentMethodRestored,
  paymentMethodUpdated,
} from '@aldia/shared/payment-method.ts'
import { fail } from '#base/failure.ts'
import type { Work } from '#base/work.ts'
import {
  findPaymentMethod,
  insertPaymentMethod,
  type PaymentMethodRow,
  savePaymentMethod,
} from '#payments/payments.store.ts'
import { findWorkspace } from '#workspaces/workspaces.ts'

/** Adds a way to be paid. Answers its id. */
export async function addPaymentMethod(
  work: Work,
  input: { name: string; details: PaymentMethodDetails },
): Promise<string> {
  const row: PaymentMethodRow = {
    id: work.newId(),
    workspaceId: work.workspaceId,
    seq: work.seq,
    name: input.name,
    details: await checked(work, input.details),
    archivedAt: null,
  }
  await insertPaymentMethod(work.tx, row)
  work.touch('paymentMethods', row.id)
  work.record(paymentMethodAdded, { data: { paymentMethodId: row.id } })
  return row.id
}

export async function updatePaymentMethod(
  work: Work,
  id: string,
  input: { name: string; details: PaymentMethodDetails },
): Promise<void> {
  const before = await methodOrRefuse(work, id)
  const after = { ...before, seq: work.seq, name: input.name, details: await checked(work, input.details) }
  await savePaymentMethod(work.tx, after)
  work.touch('paymentMethods', id)
  // Who can change where money goes must be found again, with what it was before.
  const shown = ({ name, details }: PaymentMethodRow) => ({ name, details })
  work.record(paymentMethodUpdated, {
    data: { paymentMethodId: id, before: shown(before), after: shown(after) },
  })
}

export async function archivePaymentMethod(work: Work, id: string, archived: boolean): Promise<void> {
  const before = await methodOrRefuse(work, id)
  work.touch('paymentMethods', id)
  if ((before.archivedAt !== null) === archived) return
  await savePaymentMethod(work.tx, { ...before, seq: work.seq, archivedAt: archived ? work.now : null })
  work.record(archived ? paymentMethodArchived : paymentMethodRestored, { data: { paymentMethodId: id } })
}

async function methodOrRefuse(work: Work, id: string): Promise<PaymentMethodRow> {
  return (await findPaymentMethod(work.tx, work.workspaceId, id)) ?? fail('not_found', 'payment_method')
}

/** The details with their numbers checked and in the form in which they are sent. */
async function checked(work: Work, details: PaymentMethodDetails): Promise<PaymentMethodDetails> {
  switch (details.kind) {
    case 'bank_transfer': {
      const workspace = (await findWorkspace(work.tx, work.workspaceId)) ?? fail('not_found', 'workspace')
      refuseTaxId(details.taxId, workspace.country)
      return details
    }
    case 'clabe':
      return { ...details, clabe: readClabe(details.clabe) ?? refused('clabe', 'clabe') }
    case 'cbu': {
      const cbu = details.cbu?.trim() ? (readCbu(details.cbu) ?? refused('cbu', 'cbu')) : null
      const alias = details.alias?.trim() ? (readCbuAlias(details.alias) ?? refused('cbu_alias', 'alias')) : null
      if (cbu === null && alias === null) refused('cbu', 'cbu')
      refuseTaxId(details.taxId, 'AR')
      return { ...details, cbu, alias }
    }
    case 'pix':
      return { ...details, key: (readPixKey(details.key) ?? refused('pix_key', 'key')).key }
    case 'bre_b':
      return { ...details, key: (readBreBKey(details.key) ?? refused('bre_b_key', 'key')).key }
    case 'yape':
      return { ...details, phone: readYapePhone(details.phone) ?? refused('phone_invalid', 'phone') }
    case 'nequi':
      return { ...details, phone: readNequiPhone(details.phone) ?? refused('phone_invalid', 'phone') }
    case 'link':
    case 'cash':
      return details
  }
}

function refuseTaxId(taxId: string | null, country: string): void {
  if (taxId !== null && !isTaxId(taxId, country)) refused('tax_id', 'taxId')
}

function refused(reason: string, field: string): never {
  fail('invalid', reason, { field: `details.${field}` })
}
