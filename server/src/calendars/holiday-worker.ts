import { parentPort, workerData } from 'node:worker_threads'
import type { HolidayQuestion } from '#calendars/calendars.ts'
import { publicHolidays } from '#calendars/public-holidays.ts'

const { country, fromYear, toYear } = workerData as HolidayQuestion
parentPort?.postMessage(publicHolidays(country, fromYear, toYear))
