/**
 * The seed of property tests that play whole histories: a commit is judged by its own change, not by the chance of the day. To look
 * for more, run them with other seeds: `PROPERTY_SEED=$RANDOM npx vitest run server/src/account`.
 */
export const propertySeed = Number(process.env.PROPERTY_SEED ?? 1_129)
