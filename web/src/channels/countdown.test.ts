// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { secondsLeft, useSecondsLeft } from './countdown.ts'

describe('seconds left', () => {
  it('are counted to the end of the last one', () => {
    expect(secondsLeft(20_000, 0)).toBe(20)
    expect(secondsLeft(20_000, 19_001)).toBe(1)
    expect(secondsLeft(20_000, 20_000)).toBe(0)
    expect(secondsLeft(20_000, 99_000)).toBe(0)
  })
})

describe('the countdown of a code', () => {
  let time = 0
  const clock = () => time
  const pass = (ms: number) =>
    act(() => {
      time += ms
      vi.advanceTimersByTime(ms)
    })

  beforeEach(() => {
    time = 1_000_000
    vi.useFakeTimers()
  })
  afterEach(() => {
    cleanup()
    vi.useRealTimers()
  })

  it('goes down with the clock and stops at zero', () => {
    const { result } = renderHook(() => useSecondsLeft(1_003_000, clock))
    expect(result.current).toBe(3)
    pass(1000)
    expect(result.current).toBe(2)
    pass(2000)
    expect(result.current).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('begins anew with the next code', () => {
    const { result, rerender } = renderHook(({ until }) => useSecondsLeft(until, clock), {
      initialProps: { until: 1_001_000 },
    })
    pass(1000)
    expect(result.current).toBe(0)
    rerender({ until: 1_021_000 })
    expect(result.current).toBe(20)
  })

  it('is silent while there is no code', () => {
    const { result } = renderHook(() => useSecondsLeft(null, clock))
    expect(result.current).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })
})
