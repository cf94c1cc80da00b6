import { parentPort } from 'node:worker_threads'
import { imageSize } from 'image-size'
import type { SizeAnswer, SizeQuestion } from '#files/picture-size.ts'

/** EXIF orientations that lie on their side: width and height are shown exchanged. */
const firstSideways = 5

parentPort?.on('message', ({ id, head }: SizeQuestion) => {
  const answer: SizeAnswer = { id, size: sizeOf(head) }
  parentPort?.postMessage(answer)
})

function sizeOf(head: Uint8Array): SizeAnswer['size'] {
  try {
    const { width, height, orientation } = imageSize(head)
    if (!(width > 0 && height > 0)) return null
    return (orientation ?? 1) >= firstSideways ? { width: height, height: width } : { width, height }
  } catch {
    // A damaged picture is still a file; it only has no known size.
    return null
  }
}
