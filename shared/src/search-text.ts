import { z } from 'zod'

/**
 * What somebody looks for. Control characters, NUL above all, stand in no name and no message, and a database may stop reading at
 * them; everything else, `%`, `_` and `\\` too, is looked for as it is.
 */
export const SearchText = z.string().overwrite((text) => text.replace(/\p{Cc}/gu, ' ').trim())
