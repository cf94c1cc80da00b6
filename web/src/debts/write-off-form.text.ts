import { catalog } from '@aldia/shared/language.ts'

/** Lines of giving up what is open. */
export const writeOffFormText = catalog({
  es: {
    title: (who: string) => `Dar por perdido lo de ${who}`,
    lead: 'Se deja de cobrar lo pendiente de estas deudas. Queda en la historia y en los informes, y se puede deshacer.',
    debts: 'Deudas',
    submit: 'Dar por perdido',
    done: (amount: string) => `${amount} dados por perdidos`,
    reasons: ['Incobrable', 'No se encuentra al cliente', 'Acuerdo con el cliente', 'Cuesta más cobrarlo'],
    none: 'No hay nada pendiente que dar por perdido.',
    expectedDebts: 'Elige al menos una deuda.',
  },
  pt: {
    title: (who: string) => `Dar por perdido o que ${who} deve`,
    lead: 'Deixa-se de cobrar o que falta destas dívidas. Fica no histórico e nos relatórios, e dá para desfazer.',
    debts: 'Dívidas',
    submit: 'Dar por perdido',
    done: (amount: string) => `${amount} dados por perdidos`,
    reasons: ['Incobrável', 'O cliente não é encontrado', 'Acordo com o cliente', 'Custa mais cobrar'],
    none: 'Não há nada em aberto para dar por perdido.',
    expectedDebts: 'Escolha ao menos uma dívida.',
  },
  en: {
    title: (who: string) => `Write off what ${who} owes`,
    lead: 'What is open on these debts is no longer collected. It stays in the history and in reports, and can be undone.',
    debts: 'Debts',
    submit: 'Write off',
    done: (amount: string) => `${amount} written off`,
    reasons: ['Uncollectable', 'Customer cannot be found', 'Agreed with the customer', 'Collecting costs more'],
    none: 'Nothing is open that could be written off.',
    expectedDebts: 'Choose at least one debt.',
  },
})
