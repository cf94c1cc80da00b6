import { quickenImports } from '@aldia/server/cli/quick-imports.ts'

// Every test file has a process of its own, which finds the same modules again; what makes a start quick makes that quick, too.

quickenImports()
