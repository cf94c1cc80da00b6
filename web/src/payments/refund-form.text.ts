import { catalog } from '@aldia/shared/language.ts'

/** Lines of giving credit back. */
export const refundFormText = catalog({
  es: {
    title: (who: string) => `Devolver saldo a favor a ${who}`,
    lead: (credit: string) => `Tiene ${credit} a favor.`,
    submit: 'Registrar devolución',
    done: (amount: string) => `Devolución de ${amount} registrada`,
  },
  pt: {
    title: (who: string) => `Devolver crédito a ${who}`,
    lead: (credit: string) => `Tem ${credit} de crédito.`,
    submit: 'Registrar devolução',
    done: (amount: string) => `Devolução de ${amount} registrada`,
  },
  en: {
    title: (who: string) => `Pay credit back to ${who}`,
    lead: (credit: string) => `They have ${credit} of credit.`,
    submit: 'Record refund',
    done: (amount: string) => `Refund of ${amount} recorded`,
  },
})
