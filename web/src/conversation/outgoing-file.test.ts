import { maxUploadBytes } from '@aldia/shared/file.ts'
import { describe, expect, test } from 'vitest'
import { fileProblem, lengthInWords, recordingName, recordingType, sendAs } from './outgoing-file.ts'

describe('files that leave', () => {
  test('photos and videos go as such, everything else as a document', () => {
    expect(sendAs({ type: 'image/jpeg', size: 10 })).toBe('image')
    expect(sendAs({ type: 'video/mp4', size: 10 })).toBe('video')
    expect(sendAs({ type: 'application/pdf', size: 10 })).toBe('document')
    expect(sendAs({ type: 'image/svg+xml', size: 10 })).toBe('document')
    expect(sendAs({ type: '', size: 10 })).toBe('document')
  })

  test('a photo or video too large for WhatsApp goes as a document', () => {
    expect(sendAs({ type: 'video/mp4', size: 17 * 1024 * 1024 })).toBe('document')
  })

  test('what is empty or beyond the limit is refused before it is uploaded', () => {
    expect(fileProblem({ size: 0 })).toBe('empty')
    expect(fileProblem({ size: maxUploadBytes })).toBeNull()
    expect(fileProblem({ size: maxUploadBytes + 1 })).toBe('too_large')
  })

  test('lengths read as people write them', () => {
    expect(lengthInWords(7.6)).toBe('0:07')
    expect(lengthInWords(3723)).toBe('1:02:03')
    expect(lengthInWords(Number.NaN)).toBe('0:00')
  })

  test('a voice note is recorded in the best format that the browser has', () => {
    expect(recordingType(() => true)).toBe('audio/ogg;codecs=opus')
    expect(recordingType((type) => type.includes('webm'))).toBe('audio/webm;codecs=opus')
    expect(recordingType(() => false)).toBeNull()
    expect(recordingName('audio/webm;codecs=opus', 0)).toBe('voz-1970-01-01T00-00-00.webm')
  })
})
