import fc from 'fast-check'

// On PostgreSQL every statement is a way there and back. What a property says was looked for at length on SQLite; here it is looked at
// for some seconds, with as many examples as fit in.

fc.configureGlobal({ interruptAfterTimeLimit: 3_000 })
