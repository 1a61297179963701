/** The last moment of a day in Vietnam, as an instant. */
export function endOfDay(isoDate: string): string {
  return new Date(Date.parse(`${isoDate}T23:59:59.000+07:00`)).toISOString();
}

/** The day, in Vietnam, that is so many days after now. */
export function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
}
