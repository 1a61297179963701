/** From so many days before the end of a term on, what is unfinished waits for whoever keeps it. */
const nearDays = 21;

/** ISO dates. True from three weeks before the last day of a term, and after it. */
export function isNearEnd({ today, endsOn }: { today: string; endsOn: string }): boolean {
  return (Date.parse(endsOn) - Date.parse(today)) / 86_400_000 <= nearDays;
}
