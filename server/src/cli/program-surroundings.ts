import { join } from 'node:path'
import type { Surroundings } from './steps.ts'
import { root } from './tools.ts'

/**
 * With what `pnpm start` runs the program: memory against speed, measured (server/README.md). The two settings of malloc are
 * glibc's and mean nothing elsewhere; what V8 is told holds on every system.
 */
export const programSurroundings = {
  nodeFlags: ['--expose-gc', '--max-semi-space-size=16', '--heap-growing-percent=30'],
  environment: {
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    MALLOC_ARENA_MAX: '1',
    MALLOC_TRIM_THRESHOLD_: '131072',
  },
} satisfies Surroundings
