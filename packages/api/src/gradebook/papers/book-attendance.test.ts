import { describe, expect, it } from 'vitest';
import type { AttendanceRow } from '../attendance/attendance.queries.ts';
import { attendanceMonths, attendanceSums } from './book-attendance.ts';

const pupils = [
  { pupilId: 1, ordinal: 1, fullName: 'Giàng Thị Mỷ' },
  { pupilId: 2, ordinal: 2, fullName: 'Lò Văn Bình' },
];
const kept = (day: string, session: AttendanceRow['session'] = 'morning'): AttendanceRow => ({
  ...{ day, session, pupilId: null, mark: null },
});
const missed = (pupilId: number, day: string, mark: 'excused' | 'unexcused' | null, session = 'morning') =>
  ({ day, session, pupilId, mark }) as AttendanceRow;
const sessions = [
  kept('2025-01-06'),
  missed(1, '2025-01-06', 'excused'),
  kept('2024-12-30', 'afternoon'),
  kept('2024-12-30'),
  missed(1, '2024-12-30', 'unexcused', 'afternoon'),
  missed(1, '2024-12-30', 'excused'),
  missed(2, '2024-12-30', null),
  kept('2025-01-20'),
  missed(1, '2025-01-20', 'unexcused'),
];
const ground = {
  pupils,
  sessions,
  terms: [
    { days: { startsOn: '2024-09-05', endsOn: '2025-01-12' }, counted: new Map([[2, { excused: 3, unexcused: 1 }]]) },
    { days: { startsOn: '2025-01-13', endsOn: '2025-05-31' }, counted: new Map() },
  ],
};

describe('the attendance pages of a class book', () => {
  it('have a page a month with kept sessions, P and K of each day, a day of two sessions counted once', () => {
    const [december, january] = attendanceMonths(ground);
    expect(december).toMatchObject({ name: 'Tháng 12/2024', rows: [{ total: '1', excused: '', unexcused: '1' }, {}] });
    expect(december?.days).toHaveLength(31);
    expect(december?.days[29]).toEqual({ day: 30, weekday: 'T2', isKept: true, isSunday: false });
    expect(december?.rows[0]?.marks[29]).toBe('PK');
    expect(december?.rows[1]?.marks.join('')).toBe('');
    expect(january?.rows[0]).toMatchObject({ total: '2', excused: '1', unexcused: '1' });
  });

  it('sum months by the calendar and terms by their days; a term counts what its result counts', () => {
    const { heads, rows } = attendanceSums(ground);
    expect(heads).toEqual(['Tháng 12/2024', 'Tháng 1/2025', 'Học kỳ I', 'Học kỳ II', 'Cả năm']);
    expect(rows.map(({ cells }) => cells.map(({ excused, unexcused }) => `${excused}/${unexcused}`))).toEqual([
      ['/1', '1/1', '1/1', '/1', '1/2'],
      ['/', '/', '3/1', '/', '3/1'],
    ]);
  });

  it('of a class that keeps no sessions are the sums typed by hand', () => {
    expect(attendanceMonths({ ...ground, sessions: [] })).toEqual([]);
    expect(attendanceSums({ ...ground, sessions: [] }).heads).toEqual(['Học kỳ I', 'Học kỳ II', 'Cả năm']);
  });
});
