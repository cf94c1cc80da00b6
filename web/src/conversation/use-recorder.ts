import { useCallback, useEffect, useRef, useState } from 'react'
import { now, ticks } from '#base/clock.ts'
import { oggFromWebm } from './ogg-opus.ts'
import { recordingName, recordingType } from './outgoing-file.ts'

export type RecorderProblem = 'noMicrophone' | 'microphoneMissing' | 'microphoneInsecure' | 'recorderMissing'

/** A finished recording. */
export interface Recording {
  readonly blob: Blob
  readonly name: string
  readonly durationSeconds: number
}

/** Longer ones end by themselves and wait beside the text. */
const secondsMax = 15 * 60

/** Records from the microphone. `onEnd` gets what was recorded, also when the limit or a closing drawer ended it. */
export function useRecorder(onEnd: (recording: Recording, how: 'kept' | 'send') => void) {
  const [seconds, setSeconds] = useState<number | null>(null)
  const [problem, setProblem] = useState<RecorderProblem | null>(null)
  const session = useRef<Session | null>(null)
  const end = useRef(onEnd)
  end.current = onEnd
  const startable = useRef(true)
  const gone = useRef(false)

  const finish = useCallback((how: 'kept' | 'send' | 'discard') => {
    const current = session.current
    session.current = null
    setSeconds(null)
    if (current !== null) stop(current, how === 'discard' ? null : (recording) => end.current(recording, how))
  }, [])

  const start = useCallback(async () => {
    if (session.current !== null || !startable.current) return
    startable.current = false
    setProblem(null)
    const begun = await begin()
    startable.current = true
    if (typeof begun === 'string') return setProblem(begun)
    // The drawer was closed while the browser asked for permission.
    if (gone.current) return stop(begun, null)
    session.current = begun
    setSeconds(0)
  }, [])

  const isRecording = seconds !== null
  useEffect(() => {
    if (!isRecording) return
    const timer = setInterval(() => {
      const passed = session.current === null ? 0 : (ticks() - session.current.startedTicks) / 1000
      if (passed >= secondsMax) finish('kept')
      else setSeconds(passed)
    }, 250)
    return () => clearInterval(timer)
  }, [isRecording, finish])

  // Going to another card keeps what was said so far.
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      finish('kept')
    }
  }, [finish])

  return { seconds, problem, start, finish, forgetProblem: () => setProblem(null) }
}

interface Session {
  readonly recorder: MediaRecorder
  readonly stream: MediaStream
  readonly parts: Blob[]
  readonly startedTicks: number
}

async function begin(): Promise<Session | RecorderProblem> {
  if (navigator.mediaDevices === undefined) return 'microphoneInsecure'
  if (typeof MediaRecorder === 'undefined') return 'recorderMissing'
  const mimeType = recordingType((type) => MediaRecorder.isTypeSupported(type))
  if (mimeType === null) return 'recorderMissing'
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'microphoneMissing' : 'noMicrophone'
  }
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', (event) => {
    if (event.data.size > 0) parts.push(event.data)
  })
  recorder.start(1000)
  return { recorder, stream, parts, startedTicks: ticks() }
}

function stop({ recorder, stream, parts, startedTicks }: Session, take: ((recording: Recording) => void) | null): void {
  const durationSeconds = (ticks() - startedTicks) / 1000
  const done = () => {
    for (const track of stream.getTracks()) track.stop()
    if (take !== null && parts.length > 0) void asVoiceNote(parts, recorder.mimeType, durationSeconds).then(take)
  }
  recorder.addEventListener('stop', done, { once: true })
  if (recorder.state === 'inactive') done()
  else recorder.stop()
}

/** Ogg, the one wrapping that every phone plays; as the browser made it where that is something else than Opus in WebM. */
async function asVoiceNote(parts: readonly Blob[], recordedType: string, durationSeconds: number): Promise<Recording> {
  const [type = recordedType] = recordedType.split(';')
  const recorded = new Blob([...parts], { type })
  const ogg = type === 'audio/webm' ? oggFromWebm(new Uint8Array(await recorded.arrayBuffer())) : null
  const blob = ogg === null ? recorded : new Blob([ogg], { type: 'audio/ogg' })
  return { blob, name: recordingName(blob.type, now()), durationSeconds }
}
