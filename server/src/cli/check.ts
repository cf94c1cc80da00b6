import { runSteps } from './steps.ts'
import { script, tool } from './tools.ts'

// `pnpm check`: form, order of imports and types of the whole house.

const packages = ['shared', 'server', 'web', 'tests', 'bench']

process.exitCode = await runSteps([
  tool('biome', 'check', '--error-on-warnings', '.'),
  script('tests/fence/check.ts'),
  ...packages.map((name) => tool('tsc', '-p', name)),
])
