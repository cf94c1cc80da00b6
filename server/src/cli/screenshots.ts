import { runSteps } from './steps.ts'
import { buildWeb, script } from './tools.ts'

// `pnpm screenshots`: the pictures of the README.

process.exitCode = await runSteps([buildWeb, script('tests/support/screenshots.ts')])
