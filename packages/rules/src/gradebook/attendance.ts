/** A session of a school day that a pupil missed. */
export type MissedSession = { day: string; mark: AbsenceMark };

export const absenceMarks = ['excused', 'unexcused'] as const;
export type AbsenceMark = (typeof absenceMarks)[number];

export type Absences = { excused: number; unexcused: number };

/**
 * The absences of a pupil as they count towards the yearly limit: by the standard plan of one session a school day, so that a
 * day of two sessions is one, without leave if either of them was. TT22/2021 art. 12 (that a day missed without leave in one
 * session only counts as such: practice).
 */
export function absencesOf(missed: readonly MissedSession[]): Absences {
  const days = new Map<string, AbsenceMark>();
  for (const { day, mark } of missed) if (days.get(day) !== 'unexcused') days.set(day, mark);
  const unexcused = [...days.values()].filter((mark) => mark === 'unexcused').length;
  return { excused: days.size - unexcused, unexcused };
}
