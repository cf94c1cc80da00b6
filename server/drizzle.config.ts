import { defineConfig } from 'drizzle-kit'

// Run twice by `db-make.ts`, once for each engine; which one, the column kit reads as well.
const engine = process.env.DATABASE_URL ? 'postgres' : 'sqlite'

export default defineConfig({
  dialect: engine === 'postgres' ? 'postgresql' : 'sqlite',
  schema: './server/src/schema.ts',
  out: `./migrations/${engine}`,
})
