import { catalog } from '@aldia/shared/language.ts'

/** Lines of the payments of an account. */
export const paymentSectionText = catalog({
  es: {
    states: { claimed: 'Por verificar', confirmed: 'Confirmado', rejected: 'Rechazado', annulled: 'Anulado' },
    confirm: 'Confirmar',
    reject: 'Rechazar',
    annul: 'Anular',
    credit: (amount: string) => `${amount} a favor`,
    lookalike: 'Se parece a otro pago',
  },
  pt: {
    states: { claimed: 'A conferir', confirmed: 'Confirmado', rejected: 'Recusado', annulled: 'Anulado' },
    confirm: 'Confirmar',
    reject: 'Recusar',
    annul: 'Anular',
    credit: (amount: string) => `${amount} de crédito`,
    lookalike: 'Parece outro pagamento',
  },
  en: {
    states: { claimed: 'To verify', confirmed: 'Confirmed', rejected: 'Rejected', annulled: 'Annulled' },
    confirm: 'Confirm',
    reject: 'Reject',
    annul: 'Annul',
    credit: (amount: string) => `${amount} in credit`,
    lookalike: 'Looks like another payment',
  },
})
