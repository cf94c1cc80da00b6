import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dropForgotten } from '@aldia/server/testing/postgres-pool.ts'
import pg from 'pg'

// Finds the PostgreSQL that the tests run on, before any of them starts: the one that answers on this machine's standard port
// without a password, or, for root, the one of Debian, which is installed and started. Says which.

const url = 'postgres://postgres@127.0.0.1:5432/test'
export async function setup(): Promise<void> {
  let version = await answers()
  let origin = 'answers on 127.0.0.1:5432'
  if (version === null) {
    installFromDebian()
    version = await answers()
    origin = 'was installed from Debian and started'
  }
  if (version === null)
    throw new Error(
      'The tests on PostgreSQL need one on 127.0.0.1:5432 that trusts the user postgres, with a database named test; or root on Debian.',
    )
  process.stdout.write(`PostgreSQL ${version} ${origin}\n`)
  await dropForgotten(url)
}

async function answers(): Promise<string | null> {
  return ask<{ version: string }>(`select current_setting('server_version') as version`).then(
    ([row]) => row?.version ?? null,
    () => null,
  )
}

async function ask<T extends object>(query: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    return (await client.query<T>(query)).rows
  } finally {
    await client.end()
  }
}

/** With a cluster that trusts whoever is on this machine, and that need not survive the machine: fast rather than safe. */
function installFromDebian(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const run = (command: string, ...words: string[]) => {
    const { status, stderr } = spawnSync(command, words, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`)
  }
  run('apt-get', 'update')
  run('apt-get', 'install', '-y', '--no-install-recommends', 'postgresql')
  run('sh', '-c', 'sed -i "s/scram-sha-256/trust/" /etc/postgresql/*/main/pg_hba.conf')
  run('sh', '-c', 'service postgresql restart || pg_ctlcluster $(ls /etc/postgresql) main restart')
  run(
    'su',
    'postgres',
    '-c',
    'psql -tc "select 1 from pg_database where datname = \'test\'" | grep -q 1 || createdb test',
  )
}
