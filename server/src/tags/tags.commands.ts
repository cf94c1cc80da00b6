import {
  addTag as addTagCommand,
  mergeTag as mergeTagCommand,
  removeTag as removeTagCommand,
  updateTag as updateTagCommand,
} from '@aldia/shared/tag.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { savedRecord } from '#base/work.ts'
import { addTag, changeTag, mergeTag, removeTag } from '#tags/tags.ts'

export const tagCommands: readonly HandledCommand[] = [
  // Whoever works a card may name what it lacks; what concerns everybody's cards is for whoever manages the board.
  handle(addTagCommand, 'work_cards', async (work, input) => savedRecord('tags', await addTag(work, input))),
  handle(updateTagCommand, 'manage_board', async (work, { tagId, name, colour }) => {
    await changeTag(work, tagId, {
      ...(name === undefined ? {} : { name }),
      ...(colour === undefined ? {} : { colour }),
    })
    return savedRecord('tags', tagId)
  }),
  handle(mergeTagCommand, 'manage_board', async (work, { tagId, intoTagId }) => {
    await mergeTag(work, tagId, intoTagId)
    return savedRecord('tags', intoTagId)
  }),
  handle(removeTagCommand, 'manage_board', async (work, { tagId }) => {
    await removeTag(work, tagId)
    return savedRecord('tags', tagId)
  }),
]
