import { connectChannel, logoutChannel, requestPairingCode } from '@aldia/shared/channel.ts'
import { type HandledCommand, handle, handlePrepared } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { savedRecord } from '#base/work.ts'
import { mustFind, unlinkChannel, wantChannel } from '#channels/channels.ts'
import type { RunningChannels } from '#channels/running-channels.ts'
import { TransportFailure } from '#channels/transport.ts'

export function channelCommands(parts: {
  reader: Reader
  channels: Omit<RunningChannels, 'sending'>
}): HandledCommand[] {
  const { reader, channels } = parts
  return [
    handle(connectChannel, 'manage_channels', async (work, { accountId }) => {
      await wantChannel(work, accountId)
      work.afterCommit(() => void channels.start(accountId))
      return savedRecord('channelAccounts', accountId)
    }),
    handlePrepared(
      requestPairingCode,
      'manage_channels',
      async ({ accountId, phone }, { workspaceId }) => {
        await mustFind(reader, workspaceId, accountId)
        const digits = phone.replace(/\D/g, '')
        if (digits.length < 8 || digits.length > 15) fail('invalid', 'phone_invalid', { field: 'phone' })
        await channels.start(accountId)
        return codeFor(channels, accountId, digits)
      },
      async (work, { accountId }, _by, code) => {
        await wantChannel(work, accountId)
        return { code }
      },
    ),
    handle(logoutChannel, 'manage_channels', async (work, { accountId }) => {
      await unlinkChannel(work, accountId)
      work.afterCommit(() => void channels.logout(accountId))
      return savedRecord('channelAccounts', accountId)
    }),
  ]
}

async function codeFor(
  channels: Pick<RunningChannels, 'transport'>,
  accountId: string,
  digits: string,
): Promise<string> {
  try {
    const transport = channels.transport(accountId)
    if (!transport) fail('busy', 'pairing_unreachable')
    return await transport.requestPairingCode(digits)
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error
    if (error.message === 'already_linked') fail('conflict', 'already_linked')
    if (error.again) fail('busy', 'pairing_unreachable')
    fail('conflict', 'pairing_refused')
  }
}
