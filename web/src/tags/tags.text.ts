import { catalog } from '@aldia/shared/language.ts'

/** Lines about tags: on cards, in the dialog that puts them on, in the filter. */
export const tagsText = catalog({
  es: {
    tags: 'Etiquetas',
    title: (name: string) => `Etiquetas de ${name}`,
    find: 'Busca o escribe una nueva',
    create: (name: string) => `Crear «${name}»`,
    isOn: 'puesta',
    none: 'Todavía no hay etiquetas. Escribe un nombre para crear la primera.',
    nothingFits: 'Nada coincide.',
    worn: (names: string) => `etiquetas: ${names}`,
    filter: 'Filtrar por etiqueta',
    anyTag: 'Cualquier etiqueta',
    shortcut: 'Poner y quitar etiquetas',
  },
  pt: {
    tags: 'Etiquetas',
    title: (name) => `Etiquetas de ${name}`,
    find: 'Procure ou escreva uma nova',
    create: (name) => `Criar «${name}»`,
    isOn: 'posta',
    none: 'Ainda não há etiquetas. Escreva um nome para criar a primeira.',
    nothingFits: 'Nada corresponde.',
    worn: (names) => `etiquetas: ${names}`,
    filter: 'Filtrar por etiqueta',
    anyTag: 'Qualquer etiqueta',
    shortcut: 'Pôr e tirar etiquetas',
  },
  en: {
    tags: 'Tags',
    title: (name) => `Tags of ${name}`,
    find: 'Search, or type a new one',
    create: (name) => `Create “${name}”`,
    isOn: 'on',
    none: 'No tags yet. Type a name to create the first one.',
    nothingFits: 'Nothing fits.',
    worn: (names) => `tags: ${names}`,
    filter: 'Filter by tag',
    anyTag: 'Any tag',
    shortcut: 'Put tags on and take them off',
  },
})
