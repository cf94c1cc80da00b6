import {
  addTemplate as addTemplateCommand,
  archiveTemplate as archiveTemplateCommand,
  editTemplate as editTemplateCommand,
} from '@aldia/shared/template.ts'
import { type HandledCommand, handle } from '#base/commands.ts'
import { savedRecord } from '#base/work.ts'
import { addTemplate, archiveTemplate, editTemplate } from '#templates/templates.ts'

export const templateCommands: readonly HandledCommand[] = [
  handle(addTemplateCommand, 'manage_board', async (work, input) =>
    savedRecord('templates', await addTemplate(work, input)),
  ),
  handle(editTemplateCommand, 'manage_board', async (work, { templateId, version, ...input }) => {
    await editTemplate(work, templateId, version, input)
    return savedRecord('templates', templateId)
  }),
  handle(archiveTemplateCommand, 'manage_board', async (work, { templateId, archived }) => {
    await archiveTemplate(work, templateId, archived)
    return savedRecord('templates', templateId)
  }),
]
