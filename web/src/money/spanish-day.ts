/** `el viernes 27`, but `hoy`. */
export const el = (day: string): string => (isSaid(day) ? day : `el ${day}`)

/** `del viernes 27`, but `de hoy`. */
export const del = (day: string): string => (isSaid(day) ? `de ${day}` : `del ${day}`)

const isSaid = (day: string) => day === 'hoy' || day === 'mañana' || day === 'ayer'
