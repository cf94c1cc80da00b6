import { catalog } from '@aldia/shared/language.ts'

/** Lines of the question how somebody came to be up to date. */
export const settleChoiceText = catalog({
  es: {
    title: (who: string) => `¿Cómo quedó al día ${who}?`,
    lead: (balance: string) => `Hay ${balance} pendientes. Para llegar a esta columna:`,
    paid: 'Pagó',
    paidDetail: 'Registra el pago que deja el saldo en cero.',
    writeOff: 'No se va a cobrar',
    writeOffDetail: 'Da por perdido lo pendiente, con su motivo.',
  },
  pt: {
    title: (who: string) => `Como ${who} ficou em dia?`,
    lead: (balance: string) => `Há ${balance} em aberto. Para chegar a esta coluna:`,
    paid: 'Pagou',
    paidDetail: 'Registre o pagamento que zera o saldo.',
    writeOff: 'Não será cobrado',
    writeOffDetail: 'Dê por perdido o que falta, com o motivo.',
  },
  en: {
    title: (who: string) => `How did ${who} get up to date?`,
    lead: (balance: string) => `${balance} is open. To reach this column:`,
    paid: 'They paid',
    paidDetail: 'Record the payment that brings the balance to zero.',
    writeOff: 'It will not be collected',
    writeOffDetail: 'Write off what is open, with a reason.',
  },
})
