import {
  addChannel,
  archiveChannel,
  type ChannelAccount,
  connectChannel,
  decideNumber as decideNumberCommand,
  logoutChannel,
  requestPairingCode,
} from '@aldia/shared/channel.ts'
import { type HandledCommand, handle, handlePrepared } from '#base/commands.ts'
import type { Reader } from '#base/database/database.ts'
import { fail } from '#base/failure.ts'
import { savedRecord, type Work } from '#base/work.ts'
import { asChannelAccount } from '#channels/channels.store.ts'
import { mustFind, unlinkChannel, wantChannel } from '#channels/channels.ts'
import { accountOfNumber, addNumber, archiveNumber, decideNumber, mustWait } from '#channels/own-numbers.ts'
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
    handle(addChannel, 'manage_channels', async (work) => savedRecord('channelAccounts', await addNumber(work))),
    handle(archiveChannel, 'manage_channels', async (work, { accountId }) => {
      await archiveNumber(work, accountId)
      return oneAccount(work, accountId)
    }),
    handlePrepared(
      decideNumberCommand,
      'manage_channels',
      async (input, { workspaceId }) => {
        await mustWait(reader, workspaceId, input)
        if (input.choice !== 'new_account') return
        // Nobody may work with the keys while they get another owner.
        const known = await accountOfNumber(reader, workspaceId, input)
        for (const id of [input.accountId, known?.id]) if (id !== undefined) await channels.rest(id)
      },
      async (work, input) => {
        const intoId = await decideNumber(work, channels, input)
        work.afterCommit(() => void (intoId === null ? channels.logout(input.accountId) : channels.start(intoId)))
        return savedRecord('channelAccounts', intoId ?? input.accountId)
      },
    ),
  ]
}

async function oneAccount(work: Work, accountId: string): Promise<ChannelAccount> {
  return asChannelAccount(await mustFind(work.tx, work.workspaceId, accountId))
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
