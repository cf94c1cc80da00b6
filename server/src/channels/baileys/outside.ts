import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * Runs something as if nobody had called it. Baileys keeps the transaction of its keys in the asynchronous context: work
 * that one of its events sets off would join a transaction that is long over, and its keys would never be stored.
 */
export const outside: <T>(run: () => T) => T = AsyncLocalStorage.snapshot()
