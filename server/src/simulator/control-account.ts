import { z } from 'zod'
import { type ControlCommand, command } from './control-command.ts'
import type { Simulator } from './simulator.ts'

const nothing = z.object({})
const waiting = z.object({ timeoutMs: z.number().default(30_000) })
const optionalText = z.string().exactOptional()
const count = z.number().int().min(0).exactOptional()

const history = z.object({
  chats: z.array(
    z.object({
      phone: z.string(),
      name: optionalText,
      unread: count,
      archived: z.boolean().exactOptional(),
      messages: z.array(
        z.object({ fromMe: z.boolean().exactOptional(), text: z.string(), at: z.number(), id: optionalText }),
      ),
    }),
  ),
})

const faultChanges = z.object({
  acks: z
    .object({ delayMs: z.number().min(0), drop: z.boolean(), error: z.number().nullable() })
    .partial()
    .exactOptional(),
  mediaGone: z.boolean().exactOptional(),
  mediaDelayMs: z.number().min(0).exactOptional(),
  phoneResends: z.boolean().exactOptional(),
  loseRetries: z.boolean().exactOptional(),
  passkeyGate: z.boolean().exactOptional(),
  withholdOfflineEnd: z.boolean().exactOptional(),
  unansweredQueries: z.array(z.string()).exactOptional(),
  refusedDevices: z.array(z.string()).exactOptional(),
  unansweredAbout: z.array(z.string()).exactOptional(),
  halfOpen: z.boolean().exactOptional(),
  httpErrorOnUpgrade: z.number().nullable().exactOptional(),
  corruptNext: count,
  corruptHow: z.enum(['once', 'ever']).exactOptional(),
  unavailableNext: count,
  duplicateNext: count,
  disorderNext: count,
  loseNext: count,
})

function clientState({ client, phone, faults, world }: Simulator) {
  const { connected, pending, available } = client
  return { connected, pending, available, linked: phone.linked, state: world.account.state, acks: faults.acks }
}

function setFaults({ faults }: Simulator, changes: z.output<typeof faultChanges>): void {
  const {
    acks,
    unansweredQueries,
    refusedDevices,
    unansweredAbout,
    halfOpen,
    httpErrorOnUpgrade,
    corruptNext,
    corruptHow,
    ...rest
  } = changes
  const { unavailableNext, duplicateNext, disorderNext, loseNext, ...fields } = rest
  Object.assign(faults, fields)
  Object.assign(faults.acks, acks)
  if (unansweredQueries) faults.unansweredQueries = new Set(unansweredQueries)
  if (refusedDevices) faults.refusedDevices = new Set(refusedDevices)
  if (unansweredAbout) faults.unansweredAbout = new Set(unansweredAbout)
  if (halfOpen !== undefined) faults.halfOpen(halfOpen)
  if (httpErrorOnUpgrade !== undefined) faults.httpErrorOnUpgrade(httpErrorOnUpgrade)
  if (corruptNext !== undefined) faults.corruptNext(corruptNext, corruptHow)
  if (unavailableNext !== undefined) faults.unavailableNext(unavailableNext)
  if (duplicateNext !== undefined) faults.duplicateNext(duplicateNext)
  if (disorderNext !== undefined) faults.disorderNext(disorderNext)
  if (loseNext !== undefined) faults.loseNext(loseNext)
}

/** What can be asked of the server, of the own phone and of the connection. */
export const ACCOUNT_COMMANDS: Record<string, ControlCommand> = {
  simulator: command(nothing, ({ url, origin, rootKeyHex, mediaCertificatePem, phone }) => ({
    url,
    origin,
    rootKeyHex,
    mediaCertificatePem,
    ownPhone: phone.phone,
  })),
  client: command(nothing, clientState),
  waitForOpen: command(waiting, ({ client }, { timeoutMs }) => client.waitForOpen(timeoutMs)),
  waitForClose: command(waiting, ({ client }, { timeoutMs }) => client.waitForClose(timeoutMs)),
  waitForConfirmed: command(waiting, ({ client }, { timeoutMs }) => client.waitForConfirmed(timeoutMs)),
  scanQr: command(z.object({ qr: z.string() }), ({ phone }, { qr }) => phone.scanQr(qr)),
  enterPairingCode: command(z.object({ code: z.string() }), ({ phone }, { code }) => phone.enterPairingCode(code)),
  unlink: command(nothing, ({ phone }) => phone.unlink()),
  refuse: command(z.object({ reason: z.number().nullable() }), ({ phone }, { reason }) => phone.refuse(reason)),
  setHistory: command(history, ({ phone }, { chats }) => phone.setHistory(chats)),
  /** Types a text on the own phone. */
  phoneSend: command(z.object({ to: z.string(), text: z.string(), id: optionalText }), async ({ phone }, input) => {
    const { to, text, ...options } = input
    return { id: await phone.send(to, text, options) }
  }),
  phoneOffline: command(nothing, ({ phone }) => phone.goOffline()),
  phoneOnline: command(nothing, ({ phone }) => phone.goOnline()),
  postInChannel: command(z.object({ channel: z.string(), text: z.string() }), (simulator, { channel, text }) => ({
    id: simulator.postInChannel(channel, text),
  })),
  setFaults: command(faultChanges, setFaults),
  heal: command(nothing, ({ faults }) => faults.heal()),
  drop: command(nothing, ({ faults }) => faults.drop()),
  endStream: command(nothing, ({ faults }) => faults.endStream()),
  replaced: command(nothing, ({ faults }) => faults.replaced()),
  streamError: command(z.object({ code: z.number() }), ({ faults }, { code }) => faults.streamError(code)),
}
