import type { BinaryNode, WASocket } from '@whiskeysockets/baileys'
import type { Clock } from '#base/clock.ts'
import { OwnEnding } from './close-verdict.ts'

/** What the owner reads under "linked devices": program, then what it claims to run on. */
export type BrowserName = [name: string, browser: string, version: string]

/** The name is ours; the browser is one of those WhatsApp has an icon for. */
export const ownBrowserName = (): BrowserName => ['Al Día', 'Chrome', '1.0']

/** WhatsApp takes any name when linking by QR code, but when linking by code only names of systems that it knows. */
const knownSystem = 'Windows'
/** How long (ms) to wait for WhatsApp's yes; Baileys does not wait at all and hands out codes that were refused. */
const answerMs = 5_000

/**
 * Asks for a code to type into the phone (digits with country code), after the socket has shown its first QR code.
 * `browser` is the very array given to the socket, which reads it again at this moment. Throws OwnEnding when WhatsApp
 * refuses.
 */
export async function askForPairingCode(
  socket: WASocket,
  about: { browser: BrowserName; phone: string; clock: Clock },
): Promise<string> {
  const { browser, clock } = about
  const ownName = browser[0]
  const answered = nextAnswer(socket, clock)
  browser[0] = knownSystem
  try {
    const code = await socket.requestPairingCode(about.phone.replace(/\D/g, ''))
    const answer = await answered
    if (answer?.attrs.type === 'error') throw new OwnEnding({ next: 'stop', reason: 'pairing_refused' })
    return code
  } finally {
    browser[0] = ownName
  }
}

/** The answer to the query that the socket makes next; null when none comes. Its number is one higher than the last. */
function nextAnswer(socket: WASocket, clock: Clock): Promise<BinaryNode | null> {
  const tag = socket.generateMessageTag()
  const dash = tag.lastIndexOf('-')
  const event = `TAG:${tag.slice(0, dash + 1)}${Number(tag.slice(dash + 1)) + 1}`
  return new Promise((resolve) => {
    const settle = (node: BinaryNode | null) => {
      cancel()
      socket.ws.off(event, settle)
      resolve(node)
    }
    const cancel = clock.after(answerMs, () => settle(null))
    socket.ws.on(event, settle)
  })
}
