/** The program does not start, for a reason that whoever started it can mend; the message is one line that says how. */
export class StartRefused extends Error {}

/** What is said of a database that a later version of the program has made. */
export const madeByNewer = (where: string): string =>
  `The database in ${where} was made by a newer version of Al Día. Update the program, or restore an older backup.`
