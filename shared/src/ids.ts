import { z } from 'zod'

/** Every id is a UUID made by the server (version 7, so ids sort by age) or, for operations, by the browser. */
export const Id = z.uuid()
export type Id = z.infer<typeof Id>

/** The id of another record inside what is kept; its form was checked when it came in. */
export const IdRef = z.string()

/** An instant as epoch milliseconds (UTC). */
export const Instant = z.number().int().nonnegative()

/** Where a record stands in its workspace's history: the `seq` of the change that last touched it. */
export const Seq = z.number().int().nonnegative()
