import { catalog } from '#language.ts'

/** Why a row of a list cannot go in, for screens and for the file of such rows. */
export const importFaultText = catalog({
  es: {
    line: 'Línea',
    reason: 'Motivo',
    faults: {
      phoneInvalid: 'teléfono inválido',
      dateInvalid: 'fecha imposible',
      dateMissing: 'falta la fecha',
      amountUnreadable: 'falta el monto o no se entiende',
      amountNotPositive: 'el monto no es positivo',
      duplicateReference: 'referencia repetida',
    },
  },
  pt: {
    line: 'Linha',
    reason: 'Motivo',
    faults: {
      phoneInvalid: 'telefone inválido',
      dateInvalid: 'data impossível',
      dateMissing: 'falta a data',
      amountUnreadable: 'falta o valor ou não dá para entender',
      amountNotPositive: 'o valor não é positivo',
      duplicateReference: 'referência repetida',
    },
  },
  en: {
    line: 'Line',
    reason: 'Reason',
    faults: {
      phoneInvalid: 'invalid phone',
      dateInvalid: 'impossible date',
      dateMissing: 'no date',
      amountUnreadable: 'no amount, or not readable',
      amountNotPositive: 'the amount is not positive',
      duplicateReference: 'repeated reference',
    },
  },
})
