import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../../testing/callers.ts';
import { newClass, newPerson, newUnit } from '../../testing/factories.ts';
import { closePastYear, fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';

const requestId = () => crypto.randomUUID();

describe('a pupil who comes from another school and repeats', () => {
  let w: PastSchool;
  let arrived: number;
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 1 });
    const { owner, pool } = w.world;
    const unitId = await newUnit(owner, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
    const clerk = await callerFor(pool, await newPerson(owner, { role: 'school_clerk', unitId }));
    const schoolYear = pastYear - 1;
    await owner.insertInto('schoolYear').values({ schoolYear, startsOn: '2022-09-05', endsOn: '2023-05-31' }).execute();
    const pupilId = await newRepeater(unitId);
    const reason = 'Chuyển nơi ở theo gia đình';
    const leaving = { unitId, schoolYear: pastYear, pupilId, toUnitId: w.school, leavesOn: '2023-09-20', reason };
    await clerk.people.sendTransfer({ ...leaving, requestId: requestId() });
    const { received } = await w.callers.principal.people.transfers({ unitId: w.school });
    const { pupilId: taken } = await w.callers.principal.people.answerTransfer({
      ...{ unitId: w.school, fromUnitId: unitId, transferId: received[0]?.transferId ?? 0, requestId: requestId() },
      answer: { decision: 'accepted', classId: w.classes[8].classId, startsOn: '2023-09-21' },
    });
    arrived = taken ?? 0;
    w.classes[8].pupilIds.push(arrived);
  }, 60_000);
  afterAll(() => w.world.close());

  /** A pupil of another school, in grade 8 last year and this year again. */
  async function newRepeater(unitId: number): Promise<number> {
    const { owner } = w.world;
    const { pupilIds } = await newClass(owner, { unitId, name: '9B', grade: 9, pupils: 1 });
    const [pupilId = 0] = pupilIds;
    for (const schoolYear of [pastYear - 1, pastYear]) {
      const of = { unitId, schoolYear };
      const { id: classId } = await owner
        .insertInto('class')
        .values({ ...of, name: '8B', level: 'lower_secondary', sortKey: '8B' })
        .returning('id')
        .executeTakeFirstOrThrow();
      const place = { pupilId, classId, grade: 8, registerOrder: 1, startsOn: `${schoolYear}-09-05` };
      const endsOn = schoolYear < pastYear ? `${schoolYear + 1}-05-31` : null;
      await owner
        .insertInto('enrolment')
        .values({ ...of, ...place, endsOn })
        .execute();
    }
    return pupilId;
  }

  it('brings along the years of before, and the limit counts them', async () => {
    const page = await w.callers.principal.people.pupil({ unitId: w.school, schoolYear: pastYear, pupilId: arrived });
    expect(page.transferred[0]?.years.map(({ schoolYear, grade }) => [schoolYear, grade])).toEqual([
      [pastYear - 1, 8],
      [pastYear, 8],
    ]);
    for (const term of [1, 2] as const)
      await fillPastTerm(w, term, (pupilId) => (pupilId === arrived ? { score: '3' } : {}));
    await closePastYear(w);
    const { pupils } = await w.callers.principal.gradebook.summerBoard({ unitId: w.school, schoolYear: pastYear });
    expect(pupils.find(({ pupilId }) => pupilId === arrived)).toMatchObject({ repeated: 1, repeatLimit: 3 });
  });
});
