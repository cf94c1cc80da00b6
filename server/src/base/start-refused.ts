/** The program does not start, for a reason that whoever started it can mend; the message is one line that says how. */
export class StartRefused extends Error {}
