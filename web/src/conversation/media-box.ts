/** Largest picture in a bubble, in CSS pixels. */
const widthMax = 300
const heightMax = 320
/** Narrower and the time would not fit beside the ticks. */
const sideMin = 120

/**
 * The room that a picture takes in a bubble, known before it is loaded so that nothing jumps. Very long or very wide ones are
 * cut; unknown sizes get a common shape.
 */
export function mediaBox(width: number | null, height: number | null): { width: number; height: number } {
  if (!width || !height || width < 0 || height < 0) return { width: 260, height: 195 }
  const scale = Math.min(1, widthMax / width, heightMax / height)
  return {
    width: Math.round(Math.min(widthMax, Math.max(sideMin, width * scale))),
    height: Math.round(Math.min(heightMax, Math.max(sideMin, height * scale))),
  }
}
