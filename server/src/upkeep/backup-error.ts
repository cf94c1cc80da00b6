/** Why there is no backup, or none can be restored, in a sentence for whoever asked. */
export class BackupError extends Error {}
/** Making it would leave too little room for messages. */
export class NoRoom extends BackupError {}
