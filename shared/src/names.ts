import { z } from 'zod'

/**
 * Names keep letters, marks, digits and signs; control and bidirectional override characters are taken out. Cleaned in place and
 * not by a transform, so that the same schema also writes what was kept (a transform goes one way only).
 */
export const cleanName = (max: number) =>
  z
    .string()
    .max(max * 4)
    .overwrite((name) =>
      name
        .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .min(1)
    .max(max)

/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/)
