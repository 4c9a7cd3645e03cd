/**
 * The day, ISO, in UTC: the system's, or the one that `SOURCE_DATE_EPOCH` (seconds since 1970, reproducible-builds.org)
 * gives, so that a run can be repeated.
 */
export function clockOf(env: Readonly<Record<string, string | undefined>>): () => string {
  const epoch = env['SOURCE_DATE_EPOCH']
  const fixed = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? dayOf(Number(epoch) * 1000) : undefined
  return () => fixed ?? dayOf(Date.now())
}

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
