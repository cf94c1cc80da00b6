import { maxUploadBytes } from '@aldia/shared/file.ts'

/** How a file goes out. WhatsApp shows photos and videos in the chat and everything else as a document. */
export type SendAs = 'image' | 'video' | 'document' | 'voice'

/** At most so many files in one go. */
export const filesMax = 10

// What WhatsApp's phones show by themselves. Other pictures and films (SVG, TIFF, AVI) arrive as documents.
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp'])
const films = new Set(['video/mp4', 'video/3gpp', 'video/quicktime'])
/** WhatsApp takes photos and videos up to 16 MiB; as documents they may be larger. */
const mediaBytesMax = 16 * 1024 * 1024

/** As what a chosen file is sent unless the person says otherwise. */
export function sendAs(file: { type: string; size: number }): SendAs {
  if (file.size > mediaBytesMax) return 'document'
  if (pictures.has(file.type)) return 'image'
  return films.has(file.type) ? 'video' : 'document'
}

/** Why a file cannot be sent at all; null when it can. */
export function fileProblem(file: { size: number }): 'too_large' | 'empty' | null {
  if (file.size === 0) return 'empty'
  return file.size > maxUploadBytes ? 'too_large' : null
}

/** `0:07`, `12:30`, `1:02:03`. */
export function lengthInWords(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** Recording format: what WhatsApp plays best of what the browser can make; null when it can record nothing fitting. */
export function recordingType(isSupported: (type: string) => boolean): string | null {
  return ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'].find(isSupported) ?? null
}

/** File name of a voice note; the ending says what the browser made. */
export function recordingName(mimeType: string, at: number): string {
  const ending = mimeType.startsWith('audio/ogg') ? 'ogg' : mimeType.startsWith('audio/mp4') ? 'm4a' : 'webm'
  return `voz-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}.${ending}`
}
