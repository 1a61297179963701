import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();
const next = {
  schoolYear: 2025,
  startsOn: '2025-09-05',
  endsOn: '2026-05-31',
  terms: [
    { startsOn: '2025-09-05', endsOn: '2026-01-17' },
    { startsOn: '2026-01-18', endsOn: '2026-05-31' },
  ] as [{ startsOn: string; endsOn: string }, { startsOn: string; endsOn: string }],
};

describe('the calendar of all schools', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());
  const department = () => w.callers.department.organisation;

  it('the department makes the next year; a principal may not', async () => {
    expect(
      await refusalOf(w.callers.principal.organisation.saveSchoolYear({ ...next, requestId: requestId() })),
    ).toMatchObject({ code: 'FORBIDDEN' });
    await department().saveSchoolYear({ ...next, requestId: requestId() });
    const { years } = await w.callers.teacher.organisation.calendar();
    expect(years[0]).toEqual({ ...next, terms: next.terms.map((term, at) => ({ term: at + 1, ...term })) });
  });

  it('a year in use does not shrink below its enrolments and open terms', async () => {
    const current = {
      schoolYear,
      startsOn: '2024-09-05',
      endsOn: '2025-05-31',
      terms: [
        { startsOn: '2024-09-05', endsOn: '2025-01-15' },
        { startsOn: '2025-01-16', endsOn: '2025-05-31' },
      ] as typeof next.terms,
    };
    const save = (change: Partial<typeof next>) =>
      department().saveSchoolYear({ ...current, ...change, requestId: requestId() });
    expect(
      await refusalOf(
        save({ startsOn: '2024-09-10', terms: [{ startsOn: '2024-09-10', endsOn: '2025-01-15' }, current.terms[1]] }),
      ),
    ).toEqual({
      code: 'CALENDAR_REFUSED',
      data: { problems: ['enrolments_outside'] },
    });
    expect(
      await refusalOf(save({ terms: [current.terms[0], { startsOn: '2025-01-16', endsOn: '2025-05-25' }] })),
    ).toEqual({
      code: 'CALENDAR_REFUSED',
      data: { problems: ['term_in_use'] },
    });
    expect(await refusalOf(save({ endsOn: '2025-09-05' }))).toMatchObject({ data: { problems: ['years_overlap'] } });
    await save({ endsOn: '2025-06-10' });
    expect((await department().calendar()).years[1]?.endsOn).toBe('2025-06-10');
  });
});
