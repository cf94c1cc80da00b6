import { createServer } from 'node:net'

/** The wanted port of this machine when nobody has it, else any free one. */
export function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    const answer = () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    }
    probe.once('listening', answer)
    probe.once('error', () => {
      probe.once('error', reject)
      probe.listen(0, '127.0.0.1')
    })
    probe.listen(wanted, '127.0.0.1')
  })
}
