import { become, runSteps } from './steps.ts'
import { buildWeb, script } from './tools.ts'

// `pnpm demo`: builds the web app and turns into the demo.

process.exitCode = await runSteps([buildWeb])
if (process.exitCode === 0) await become(script('server/src/cli/run-demo.ts'))
