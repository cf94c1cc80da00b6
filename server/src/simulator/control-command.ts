import type { z } from 'zod'
import type { Person } from './person.ts'
import type { Simulator } from './simulator.ts'

/** A request that cannot be carried out; the message is for the caller. */
export class ControlError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** One thing that another process may ask of the simulator: `POST /control/<name>` with a JSON body. */
export interface ControlCommand {
  schema: z.ZodType
  run(simulator: Simulator, input: unknown): unknown
}

/** Binds what a command does to the shape of its input. */
export function command<S extends z.ZodType>(
  schema: S,
  run: (simulator: Simulator, input: z.output<S>) => unknown,
): ControlCommand {
  return { schema, run: (simulator, input) => run(simulator, input as z.output<S>) }
}

/** The person with this number; 404 otherwise. */
export function personOf(simulator: Simulator, phone: string): Person {
  const person = simulator.person(phone)
  if (!person) throw new ControlError(404, `Nobody has the number ${phone}`)
  return person
}
