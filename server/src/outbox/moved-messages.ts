// For messages whose conversation is another one now.
export { moveRowsOfMessages, sentRawOfMessage } from '#outbox/outbox.store.ts'
