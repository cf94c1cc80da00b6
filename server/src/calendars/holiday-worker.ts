import { parentPort, workerData } from 'node:worker_threads'
import type { HolidayQuestion } from '#calendars/calendars.ts'
import { publicHolidays } from '#calendars/public-holidays.ts'

const { fromYear, toYear, ...place } = workerData as HolidayQuestion
parentPort?.postMessage(publicHolidays(place, fromYear, toYear))
