import {
  addSegment as addSegmentCommand,
  archiveSegment as archiveSegmentCommand,
  editSegment as editSegmentCommand,
} from '@aldia/shared/segment.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { addSegment, archiveSegment, editSegment } from '#segments/segments.ts'

export const segmentCommands: readonly HandledCommand[] = [
  handle(addSegmentCommand, 'work_cards', addSegment),
  handle(editSegmentCommand, 'work_cards', editSegment),
  handle(archiveSegmentCommand, 'work_cards', archiveSegment),
]
