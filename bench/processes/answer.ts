/** What a measuring process can be asked for, by name. Inputs and answers travel as JSON. */
export type Commands = Record<string, (input: never) => unknown>

export interface Question {
  id: number
  name: string
  input: unknown
}
export interface Reply {
  id: number
  output?: unknown
  error?: string
}

/** Answers the questions of the process that started this one, and ends with it. */
export function answer<C extends Commands>(commands: C): C {
  process.on('message', (question: Question) => void reply(commands, question))
  process.once('disconnect', () => process.exit(0))
  return commands
}

async function reply(commands: Commands, { id, name, input }: Question): Promise<void> {
  try {
    const run = commands[name]
    if (!run) throw new Error(`there is no command ${name}`)
    process.send?.({ id, output: await run(input as never) } satisfies Reply)
  } catch (error) {
    process.send?.({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    } satisfies Reply)
  }
}
