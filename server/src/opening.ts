import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type Clock, systemClock } from '#base/clock.ts'
import type { Log } from '#base/log.ts'
import { hasEnded, makeProcessId } from '#base/process-id.ts'
import { holdProgram, type ProgramLease } from '#base/program-lease.ts'
import { type OpenStore, openStore } from '#base/store-folder.ts'
import { type BegunConnections, beginConnections } from '#channels/begun-connections.ts'
import type { TransportParts } from '#channels/transports.ts'
import type { Config } from '#config.ts'

// The first half of a start: the data are opened and the numbers connect. It knows as little of the program as can be, for reading
// modules is most of what a start costs (server/README.md).

/** What differs between a real start, the demo and a test. */
export interface Edges {
  clock: Clock
  log: Log
  /** Another process has the database now: this one can do nothing more and should end. */
  takenOver?: () => void
  /** How long to wait for a connection that is not answering; tests wait less. */
  patience?: TransportParts['patience']
}

export interface Opened {
  store: OpenStore
  lease: ProgramLease
  /** See `makeProcessId`. */
  processId: string
  connections: BegunConnections
}

/** The rest of the start waits so long (ms) for the numbers to be connected. */
const loginMs = 500

/** Opens the data, takes them for this process, and connects the numbers that are to be connected. */
export async function openProgram(config: Config, edges: Edges): Promise<Opened> {
  const { clock, log } = edges
  if (config.whatsappCa !== null) trustCertificates(config.whatsappCa)
  const store = await openStore(config.dataDir, clock.now(), config.databaseUrl)
  if (store.folder.closed.length > 0)
    log.warn({ files: store.folder.closed }, 'other users of this machine could read these; now they cannot')
  let lease: ProgramLease | null = null
  try {
    const { database } = store
    const processId = makeProcessId()
    lease = await holdProgram({
      ...{ database, clock, log, hasEnded },
      holder: processId,
      takenOver: () => edges.takenOver?.(),
    })
    const connections = await beginConnections({
      ...{ database, clock, log, processId },
      keyStoreKey: store.folder.keyStoreKey,
      whatsappUrl: config.whatsappUrl,
      rootKey: config.whatsappRootKey,
      ...(edges.patience && { patience: edges.patience }),
    })
    // The moment that a login takes is worth more to it than to whoever opens the page.
    await Promise.race([connections.answered(), new Promise<void>((resolve) => systemClock.after(loginMs, resolve))])
    return { store, lease, processId, connections }
  } catch (error) {
    await lease?.release()
    await store.close()
    throw error
  }
}

/** For this process and beside the usual authorities; only ever set together with the address of another server. */
function trustCertificates(pem: string): void {
  setDefaultCACertificates([...getCACertificates('default'), pem])
}
