import { programSurroundings } from './program-surroundings.ts'
import { become, runSteps } from './steps.ts'
import { buildWeb, script } from './tools.ts'

// `pnpm start`: builds the web app and turns into the program.

process.exitCode = await runSteps([buildWeb])
if (process.exitCode === 0) await become(script('server/src/cli/main.ts'), programSurroundings)
