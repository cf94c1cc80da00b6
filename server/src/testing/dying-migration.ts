import { openSqlite } from '#base/database/sqlite-database.ts'
import { migrateSqlite } from '#base/database/sqlite-migrations.ts'

// For tests, as a process of its own: migrates the database named first and dies, as a machine does, at the statement
// whose number comes second. Prints how many statements there were if it did not get that far.

const [file = '', dieAt = ''] = process.argv.slice(2)
const { client } = openSqlite(file)
const prepare = client.prepare.bind(client)
let statements = 0
client.prepare = ((source: string) => {
  statements += 1
  if (statements === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
  return prepare(source)
}) as typeof client.prepare
migrateSqlite({ client })
process.stdout.write(`${statements}\n`)
