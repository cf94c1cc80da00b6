import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

// A board of 400 cards is 280 kB of JSON and 26 kB compressed, for a millisecond and a half of a thread beside the event loop.
// What is compressed can betray a secret by its length when strangers write into the same answer. Strangers do write into
// ours (names, messages), but no answer holds a secret: the session lives in a header, and the code that links a phone comes
// alone, in an answer too short to be compressed. Let a secret never share a long answer with somebody's words.

/** Shorter answers go out as they are: the news of one move fit into two packets, and waiting for a thread costs more. */
const worthItBytes = 4096

const encoders = {
  br: (text: string) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: 4,
        // 256 kB: the default of 4 MB would be asked for anew with every answer.
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    }),
  gzip: (text: string) => promisify(gzip)(text, { level: constants.Z_BEST_SPEED }),
}

/** Compresses long JSON answers for whoever accepts that. Files and pages are streams and pass untouched. */
export function registerCompressedAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthItBytes) return payload
    if (!String(reply.getHeader('content-type')).startsWith('application/json')) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = bestEncoding(request.headers['accept-encoding'])
    if (encoding === null) return payload
    const compressed = await encoders[encoding](payload)
    reply.header('content-encoding', encoding)
    return compressed
  })
}

/** The one to take of those that an Accept-Encoding header allows; null: none. Browsers take `br` over HTTPS and from this machine only. */
export function bestEncoding(accepted: string | string[] | undefined): keyof typeof encoders | null {
  const allowed = new Set<string>()
  for (const offer of String(accepted ?? '').split(',')) {
    const [name = '', ...parameters] = offer.split(';').map((part) => part.trim().toLowerCase())
    const isRefused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
    if (!isRefused) allowed.add(name)
  }
  return allowed.has('br') ? 'br' : allowed.has('gzip') ? 'gzip' : null
}
