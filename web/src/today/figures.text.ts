import { catalog } from '@aldia/shared/language.ts'

/** The four figures of the business on top of *Hoy*. */
export const figuresText = catalog({
  es: {
    label: 'Cómo va el negocio',
    owed: 'Por cobrar',
    overdue: 'Vencido',
    promised: 'Prometido hasta hoy',
    received: 'Recibido esta semana',
    none: 'nada',
    failed: 'No se pudieron cargar las cifras',
    retry: 'Reintentar',
  },
  pt: {
    label: 'Como vai o negócio',
    owed: 'A receber',
    overdue: 'Vencido',
    promised: 'Prometido até hoje',
    received: 'Recebido nesta semana',
    none: 'nada',
    failed: 'Não foi possível carregar os valores',
    retry: 'Tentar de novo',
  },
  en: {
    label: 'How the business stands',
    owed: 'Owed',
    overdue: 'Overdue',
    promised: 'Promised until today',
    received: 'Received this week',
    none: 'nothing',
    failed: 'The figures could not be loaded',
    retry: 'Try again',
  },
})
