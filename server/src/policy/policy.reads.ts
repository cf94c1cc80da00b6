// What the outbox and others above ask of the policy's tables.
export {
  type ContactRulesRow,
  findContactRules,
  type LoggedContactRow,
  loggedSince,
  policyVersions,
  type TieRow,
  tiesOf,
  tiesOfWorkspace,
  tiesToDebtors,
} from '#policy/policy.store.ts'
