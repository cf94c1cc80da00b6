import { useLocale } from 'react-aria-components/I18nProvider'

const words = {
  es: {
    close: 'Cerrar',
    cancel: 'Cancelar',
    clear: 'Borrar búsqueda',
    showPassword: 'Mostrar contraseña',
    hidePassword: 'Ocultar contraseña',
    notices: 'Avisos',
    loading: 'Cargando',
    optional: 'opcional',
    nothingFound: 'Sin resultados',
    typeForMore: 'Escribe para ver más',
    search: 'Buscar',
    partMissing: 'Esta parte no se pudo cargar',
    partMissingMore: 'Lo demás sigue funcionando, y esta parte se vuelve a pedir sola.',
    retry: 'Intentar de nuevo',
  },
  pt: {
    close: 'Fechar',
    cancel: 'Cancelar',
    clear: 'Limpar busca',
    showPassword: 'Mostrar senha',
    hidePassword: 'Ocultar senha',
    notices: 'Avisos',
    loading: 'Carregando',
    optional: 'opcional',
    nothingFound: 'Nenhum resultado',
    typeForMore: 'Escreva para ver mais',
    search: 'Buscar',
    partMissing: 'Não foi possível carregar esta parte',
    partMissingMore: 'O resto continua funcionando, e esta parte é pedida de novo sozinha.',
    retry: 'Tentar de novo',
  },
  en: {
    close: 'Close',
    cancel: 'Cancel',
    clear: 'Clear search',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    notices: 'Notices',
    loading: 'Loading',
    optional: 'optional',
    nothingFound: 'No results',
    typeForMore: 'Type to see more',
    search: 'Search',
    partMissing: 'This part could not be loaded',
    partMissingMore: 'Everything else goes on working, and this part is asked for again by itself.',
    retry: 'Try again',
  },
} as const

/** The few words that parts say by themselves, in the language of the surrounding React Aria `I18nProvider`. */
export function useUiText(): Record<keyof (typeof words)['es'], string> {
  const { locale } = useLocale()
  const language = locale.slice(0, 2)
  return language === 'pt' || language === 'en' ? words[language] : words.es
}
