import { readFile } from 'node:fs/promises'

/** Voice notes (Ogg Opus, mono), spoken by a machine in Latin American Spanish and Brazilian Portuguese. */
export const voiceNotes = {
  'el-viernes': { seconds: 9, gender: 'f', language: 'es', says: 'promise' },
  'me-espera': { seconds: 9, gender: 'm', language: 'es', says: 'promise' },
  'sin-plata': { seconds: 11, gender: 'm', language: 'es', says: 'no-money' },
  abonos: { seconds: 7, gender: 'f', language: 'es', says: 'parts' },
  'la-cuenta': { seconds: 6, gender: 'm', language: 'es', says: 'account' },
  'ya-consigne': { seconds: 7, gender: 'f', language: 'es', says: 'paid' },
  'el-closet': { seconds: 9, gender: 'm', language: 'es', says: 'dispute' },
  manejando: { seconds: 3, gender: 'm', language: 'es', says: 'busy' },
  'na-sexta': { seconds: 7, gender: 'f', language: 'pt', says: 'promise' },
} as const

export type VoiceNote = keyof typeof voiceNotes

const loaded = new Map<VoiceNote, Promise<Buffer>>()

/** The file of a voice note. */
export function voiceBytes(note: VoiceNote): Promise<Buffer> {
  const bytes = loaded.get(note) ?? readFile(new URL(`voice-notes/${note}.ogg`, import.meta.url))
  loaded.set(note, bytes)
  return bytes
}
