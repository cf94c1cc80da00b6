import type { MessageKind } from '@aldia/shared/message.ts'
import { isMarkup, isProgram, maySeeInline, unknownType } from '#files/content-type.ts'

/**
 * Whether what came may be kept, given what it was said to be. A picture that is a page or a program is refused; bytes nobody
 * knows are kept, but only ever offered to be saved.
 */
export function isAcceptable(claimed: { kind: MessageKind; mimeType: string }, found: string): boolean {
  if (found === unknownType) return true
  switch (claimed.kind) {
    case 'image':
    case 'video':
    case 'voice':
    case 'audio':
      return /^(image|video|audio)\//.test(found) && !isMarkup(found)
    case 'sticker':
      // Moving stickers of the newer kind are archives.
      return (found.startsWith('image/') && !isMarkup(found)) || found === 'application/zip' || found === 'video/mp4'
    default:
      return !(isHarmless(claimed.mimeType) && (isProgram(found) || isMarkup(found)))
  }
}

/** Types that people open without a second thought. */
function isHarmless(mimeType: string): boolean {
  const plain = mimeType.split(';')[0]?.trim().toLowerCase() ?? ''
  return maySeeInline(plain) || (/^application\/(msword|vnd\.)/.test(plain) && !isProgram(plain))
}
