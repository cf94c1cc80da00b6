import { type Simulator, startSimulator } from './simulator.ts'

/** Starts a simulator on its own. `SIM_PORT` (0: a free one) and `SIM_OWN_PHONE` come from the environment. */
async function main(): Promise<void> {
  const { SIM_PORT = '0', SIM_OWN_PHONE } = process.env
  const port = Number(SIM_PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`SIM_PORT must be a port number, not ${SIM_PORT}\n`)
    process.exitCode = 1
    return
  }
  const simulator: Simulator = await startSimulator({ port, ...(SIM_OWN_PHONE && { ownPhone: SIM_OWN_PHONE }) })
  const { url, origin, rootKeyHex } = simulator
  // One line that another process can read.
  process.stdout.write(`${JSON.stringify({ url, origin, rootKeyHex, phones: `${origin}/phones` })}\n`)
  const stop = () => void simulator.close()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

await main()
