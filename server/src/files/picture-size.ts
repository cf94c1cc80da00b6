import { imageSize } from 'image-size'

/** EXIF orientations that lie on their side: width and height are shown exchanged. */
const firstSideways = 5

/** Width and height of a picture as it is shown, from the beginning of its bytes; nulls when they do not tell. */
export function pictureSize(head: Uint8Array, mimeType: string): { width: number | null; height: number | null } {
  if (!mimeType.startsWith('image/')) return { width: null, height: null }
  try {
    const { width, height, orientation } = imageSize(head)
    if (!(width > 0 && height > 0)) return { width: null, height: null }
    return (orientation ?? 1) >= firstSideways ? { width: height, height: width } : { width, height }
  } catch {
    // A damaged picture is still a file; it only has no known size.
    return { width: null, height: null }
  }
}
