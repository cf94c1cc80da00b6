import { type Logger, pino } from 'pino'
import { makeLogOutput } from '#base/log-output.ts'

export type Log = Logger

/** Field names that never reach the log, however deep a careless object carries them. */
const secretFields = [
  'password',
  'passwordHash',
  'token',
  'cookie',
  'authorization',
  'secret',
  'text',
  'caption',
  'phone',
  'pushName',
  'address',
  'qr',
]

const standardOutput = 1

/** Objects as JSON lines; telephone numbers, texts and secrets are cut out. */
export function makeLog(level: string, destination = makeLogOutput(standardOutput)): Log {
  const paths = secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  const options = {
    level,
    redact: { paths: [...paths, 'req.headers.cookie', 'req.headers.authorization'], censor: '[cut]' },
    serializers: {
      // Addresses carry search words and one-time secrets after the question mark.
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: pino.stdSerializers.err,
    },
  }
  return pino(options, destination)
}
