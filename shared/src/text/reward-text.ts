import { catalog } from '#language.ts'

/** What is added to thanks for a payment in time, where the next debt costs less for it. */
export const rewardText = catalog({
  es: {
    usted: (percent: string) => `Por pagar a tiempo, en su próxima compra tiene un ${percent} de descuento.`,
    tu: (percent: string) => `Por pagar a tiempo, en tu próxima compra tienes un ${percent} de descuento.`,
  },
  pt: {
    usted: (percent: string) => `Por pagar em dia, na próxima compra você tem ${percent} de desconto.`,
    tu: (percent: string) => `Por pagar em dia, na próxima compra você tem ${percent} de desconto.`,
  },
  en: {
    usted: (percent: string) => `For paying on time you get ${percent} off your next purchase.`,
    tu: (percent: string) => `For paying on time you get ${percent} off your next purchase.`,
  },
})
