import { z } from 'zod'

/** Names keep letters, marks, digits and signs; control and bidirectional override characters are taken out. */
export const cleanName = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform((name) =>
      name
        .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(max))

/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/)
