import { parentPort, workerData } from 'node:worker_threads'
import { ListRefused } from '#imports/reading/limits.ts'
import { readList } from '#imports/reading/read-list.ts'
import type { ReadingAnswer, ReadingQuestion } from '#imports/reading/reading.ts'
import { readSource, readText } from '#imports/reading/source.ts'

const { content, about, roles } = workerData as ReadingQuestion

function answer(): ReadingAnswer {
  try {
    const source = typeof content === 'string' ? readText(content) : readSource(content, about.country)
    const { format, encoding, delimiter } = source
    return { list: readList(source, about, roles ?? undefined), source: { format, encoding, delimiter } }
  } catch (error) {
    if (error instanceof ListRefused) return { refused: error.because }
    throw error
  }
}

parentPort?.postMessage(answer())
