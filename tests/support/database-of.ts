import { makeTestDatabase, type TestDatabase } from '@aldia/server/testing/database.ts'

// Each data folder of a test has its database, whichever engine this run is about: the file in it, or one on the server.

const databases = new Map<string, TestDatabase>()

/** How the program is told of a folder's database that was made before: a setting, or nothing. */
export function databaseSetting(folder: string): { DATABASE_URL?: string } {
  const url = databases.get(folder)?.url ?? null
  return url === null ? {} : { DATABASE_URL: url }
}

/** The address of a folder's database, made now if need be; null: it is the file in the folder. */
export async function databaseOf(folder: string): Promise<string | null> {
  // A file is made by the program itself, with its key.
  if (!process.env.DATABASE_URL) return null
  const known = databases.get(folder)
  if (known) return known.url
  const made = await makeTestDatabase(folder)
  databases.set(folder, made)
  return made.url
}

export const placeOf = (folder: string) => ({ dataDir: folder, databaseUrl: databases.get(folder)?.url ?? null })

export async function dropDatabaseOf(folder: string): Promise<void> {
  await databases.get(folder)?.drop()
  databases.delete(folder)
}
