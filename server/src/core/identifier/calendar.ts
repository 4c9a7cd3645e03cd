/** A day as it is written; it may be one that no calendar has. Months and days count from 1. */
export type WrittenDay = {readonly year: number; readonly month: number; readonly day: number}

/** Whether a calendar has the day. */
export function isOnCalendar({year, month, day}: WrittenDay): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return length !== undefined && day >= 1 && day <= length
}

/** The day after `day`, which must be on a calendar. */
export function dayAfter({year, month, day}: WrittenDay): WrittenDay {
  const next = [
    {year, month, day: day + 1},
    {year, month: month + 1, day: 1}
  ]
  return next.find(isOnCalendar) ?? {year: year + 1, month: 1, day: 1}
}

/** A day, or a month where no day is given, as ISO 8601 writes it. */
export const toIso = ({year, month, day}: Omit<WrittenDay, 'day'> & {readonly day?: number}): string =>
  [String(year).padStart(4, '0'), ...[month, ...(day === undefined ? [] : [day])].map(twoDigits)].join('-')

const twoDigits = (part: number): string => String(part).padStart(2, '0')
