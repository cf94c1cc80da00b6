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
  },
} as const

/** The few words that parts say by themselves, in the language of the surrounding React Aria `I18nProvider`. */
export function useUiText(): Record<keyof (typeof words)['es'], string> {
  const { locale } = useLocale()
  const language = locale.slice(0, 2)
  return language === 'pt' || language === 'en' ? words[language] : words.es
}
