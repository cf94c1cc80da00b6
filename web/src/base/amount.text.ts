import { catalog } from '@aldia/shared/language.ts'

/** Why what was typed is no amount. */
export const amountText = catalog({
  es: {
    empty: 'Escribe cuánto es.',
    not_a_number: 'No se entiende como importe. Escribe por ejemplo 150.000 o 150 mil.',
    negative: 'Escribe el importe sin el signo menos.',
    zero: 'Escribe un importe mayor que cero.',
    too_large: 'Ese importe es demasiado grande.',
    decimals: 'Son más decimales de los que tiene esta moneda.',
  },
  pt: {
    empty: 'Escreva quanto é.',
    not_a_number: 'Não dá para entender como valor. Escreva por exemplo 150,00 ou 150 mil.',
    negative: 'Escreva o valor sem o sinal de menos.',
    zero: 'Escreva um valor maior que zero.',
    too_large: 'Esse valor é grande demais.',
    decimals: 'São mais casas decimais do que esta moeda tem.',
  },
  en: {
    empty: 'Type how much it is.',
    not_a_number: 'That cannot be read as an amount. Type for instance 150.00 or 1,500.',
    negative: 'Type the amount without the minus sign.',
    zero: 'Type an amount above zero.',
    too_large: 'That amount is too large.',
    decimals: 'That has more decimals than this currency.',
  },
})
