import { catalog } from '@aldia/shared/language.ts'

/** How a payment was made, by `PaidBy`. */
export const paymentWays = catalog({
  es: {
    transfer: 'Transferencia',
    cash: 'Efectivo',
    pix: 'Pix',
    wallet: 'Billetera',
    card: 'Tarjeta',
    link: 'Enlace de pago',
    deposit: 'Depósito',
    cheque: 'Cheque',
    other: 'Otro medio',
  },
  pt: {
    transfer: 'Transferência',
    cash: 'Dinheiro',
    pix: 'Pix',
    wallet: 'Carteira digital',
    card: 'Cartão',
    link: 'Link de pagamento',
    deposit: 'Depósito',
    cheque: 'Cheque',
    other: 'Outro meio',
  },
  en: {
    transfer: 'Transfer',
    cash: 'Cash',
    pix: 'Pix',
    wallet: 'Wallet',
    card: 'Card',
    link: 'Payment link',
    deposit: 'Deposit',
    cheque: 'Cheque',
    other: 'Other way',
  },
})
