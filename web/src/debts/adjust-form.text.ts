import { catalog } from '@aldia/shared/language.ts'

/** Lines of a charge, fee, interest or discount by hand. */
export const adjustFormText = catalog({
  es: {
    title: 'Ajustar la deuda',
    kind: 'Qué es',
    kinds: { charge: 'Cargo', late_fee: 'Recargo por atraso', interest: 'Interés', discount: 'Descuento' },
    submit: 'Registrar ajuste',
    done: (amount: string) => `Ajuste de ${amount} registrado`,
  },
  pt: {
    title: 'Ajustar a dívida',
    kind: 'O que é',
    kinds: { charge: 'Cobrança', late_fee: 'Multa por atraso', interest: 'Juros', discount: 'Desconto' },
    submit: 'Registrar ajuste',
    done: (amount: string) => `Ajuste de ${amount} registrado`,
  },
  en: {
    title: 'Adjust the debt',
    kind: 'What it is',
    kinds: { charge: 'Charge', late_fee: 'Late fee', interest: 'Interest', discount: 'Discount' },
    submit: 'Record adjustment',
    done: (amount: string) => `Adjustment of ${amount} recorded`,
  },
})
