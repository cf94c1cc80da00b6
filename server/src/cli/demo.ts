import { become, runSteps } from './steps.ts'
import { buildWeb, script } from './tools.ts'

// `pnpm demo`: builds the web app and turns into the demo.

/** Whatever database the business has, the demo plays with a file that is thrown away. */
const ownDatabase = { environment: { DATABASE_URL: '' } }

process.exitCode = await runSteps([buildWeb])
if (process.exitCode === 0) await become(script('server/src/cli/run-demo.ts'), ownDatabase)
