// What the outbox asks of the policy's tables.
export { type ContactRulesRow, findContactRules, type LoggedContactRow, loggedSince } from '#policy/policy.store.ts'
