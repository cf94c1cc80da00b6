import { WebSocket } from 'ws'

/**
 * A Socket.IO client that speaks just enough of the protocol to be served, and parses nothing: fifty of them cost the
 * machine what their sockets cost, as fifty browsers on other machines would.
 */
export async function openRawSocket(
  address: string,
  cookie: string,
  onPacket: (packet: Buffer) => void,
): Promise<WebSocket> {
  const url = `${address.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, {
    headers: cookie ? { cookie } : {},
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (packet: Buffer) => {
      const kind = packet.toString('latin1', 0, 2)
      if (kind.startsWith('0')) socket.send('40')
      else if (kind.startsWith('2')) socket.send('3')
      else if (kind === '40') resolve()
      else if (kind === '44') reject(new Error(packet.toString()))
      else onPacket(packet)
    })
  })
  return socket
}
