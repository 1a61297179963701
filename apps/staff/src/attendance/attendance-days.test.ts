import { describe, expect, test } from 'vitest';
import { isOpenDay, marksBySession, monthPlus, nextMark, openingDay, schoolDays } from './attendance-days.ts';

describe('the days of a month', () => {
  test('are all but Sundays, to its end', () => {
    const days = schoolDays('2025-02-14');
    expect(days[0]).toBe('2025-02-01');
    expect(days.at(-1)).toBe('2025-02-28');
    expect(days).not.toContain('2025-02-02');
    expect(days).toHaveLength(24);
  });

  test('the month before January is December', () => {
    expect(monthPlus('2025-01-31', -1)).toBe('2024-12-01');
    expect(monthPlus('2024-12-31', 1)).toBe('2025-01-01');
  });

  test.each([
    ['2025-05-20', '2025-05-20'],
    ['2025-08-01', '2025-05-31'],
    ['2024-07-01', '2024-09-05'],
  ])('on %s the page opens with %s', (today, opened) => {
    const terms = [
      { startsOn: '2024-09-05', endsOn: '2025-01-15' },
      { startsOn: '2025-01-16', endsOn: '2025-05-31' },
    ];
    expect(openingDay(today, terms)).toBe(opened);
  });

  test('the future and a closed term take nothing', () => {
    const of = {
      canRecord: true,
      today: '2025-03-10',
      terms: [
        { startsOn: '2024-09-05', endsOn: '2025-01-15', isOpen: false },
        { startsOn: '2025-01-16', endsOn: '2025-05-31', isOpen: true },
      ],
    };
    expect(isOpenDay(of, '2025-03-10')).toBe(true);
    expect(isOpenDay(of, '2025-03-11')).toBe(false);
    expect(isOpenDay(of, '2024-10-01')).toBe(false);
    expect(isOpenDay({ ...of, canRecord: false }, '2025-03-10')).toBe(false);
  });
});

describe('marks', () => {
  const pupil = { ordinal: 1, startsOn: '2024-09-05', endsOn: null, month: none(), year: none() };

  test('are known by session; a session without any was kept with everybody there', () => {
    const missed = [{ day: '2025-03-03', session: 'morning', mark: 'excused' }] as const;
    const sessions = marksBySession({
      kept: [
        { day: '2025-03-03', session: 'morning' },
        { day: '2025-03-04', session: 'morning' },
      ],
      pupils: [{ ...pupil, pupilId: 7, fullName: 'Vàng A Sử', missed: [...missed] }],
    });
    expect([...(sessions.get('2025-03-03 morning') ?? [])]).toEqual([[7, 'excused']]);
    expect(sessions.get('2025-03-04 morning')?.size).toBe(0);
    expect(sessions.has('2025-03-03 afternoon')).toBe(false);
  });

  test('turn from present over excused to unexcused and back', () => {
    expect(nextMark(undefined)).toBe('excused');
    expect(nextMark('excused')).toBe('unexcused');
    expect(nextMark('unexcused')).toBeNull();
  });
});

function none() {
  return { excused: 0, unexcused: 0 };
}
