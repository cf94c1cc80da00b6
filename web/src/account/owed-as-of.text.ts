import { catalog } from '@aldia/shared/language.ts'

/** What is owed at the end of any day. */
export const owedAsOfText = catalog({
  es: {
    ask: 'Ver a otra fecha',
    close: 'Ocultar',
    label: 'A la fecha de',
    help: 'Lo que se debe al final de ese día, con los pagos que se conocen hoy.',
    owed: (amount: string) => `Se deben ${amount}`,
    settled: 'No se debe nada',
    inFavour: (amount: string) => `${amount} a favor`,
    parts: (principal: string, extra: readonly string[]) => `${principal} de la deuda, ${extra.join(', ')}`,
    fees: (amount: string) => `${amount} de recargos`,
    interest: (amount: string) => `${amount} de interés`,
    expected: 'Una fecha entre 1980 y 2099',
  },
  pt: {
    ask: 'Ver em outra data',
    close: 'Ocultar',
    label: 'Na data de',
    help: 'O que se deve no fim desse dia, com os pagamentos conhecidos hoje.',
    owed: (amount: string) => `Deve-se ${amount}`,
    settled: 'Não se deve nada',
    inFavour: (amount: string) => `${amount} de crédito`,
    parts: (principal: string, extra: readonly string[]) => `${principal} da dívida, ${extra.join(', ')}`,
    fees: (amount: string) => `${amount} de multas`,
    interest: (amount: string) => `${amount} de juros`,
    expected: 'Uma data entre 1980 e 2099',
  },
  en: {
    ask: 'See another date',
    close: 'Hide',
    label: 'As of',
    help: 'What is owed at the end of that day, with the payments known today.',
    owed: (amount: string) => `${amount} is owed`,
    settled: 'Nothing is owed',
    inFavour: (amount: string) => `${amount} in credit`,
    parts: (principal: string, extra: readonly string[]) => `${principal} of the debt, ${extra.join(', ')}`,
    fees: (amount: string) => `${amount} of fees`,
    interest: (amount: string) => `${amount} of interest`,
    expected: 'A date between 1980 and 2099',
  },
})
