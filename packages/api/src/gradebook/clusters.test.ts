import { readFileSync } from 'node:fs';
import { editWorkbook } from '@truong/documents/testing/edit-workbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../testing/factories.ts';
import { cellUnder, showMarks, takeSheet } from '../testing/mark-imports.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

type Example = {
  id: string;
  input: { tx: number[]; chuyenDe: number; gk: number; ck: number };
  expected: { display: string };
};
const examples = JSON.parse(
  readFileSync(new URL('../../../rules/examples/assessment-examples.json', import.meta.url), 'utf8'),
) as { examples: Example[] };

describe('clusters of learning topics', () => {
  let w: SchoolWorld;
  let pupils: [number, number, number];
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 3, grade: 10 });
    pupils = w.pupilIds as typeof pupils;
  }, 60_000);
  afterAll(() => w.world.close());

  const line = (subjectCode: string) => ({ unitId: w.school, schoolYear, classId: w.classId, grade: 10, subjectCode });
  const keeper = () => w.callers.principal.organisation;

  /** A subject of 70 periods a year, which asks for three regular marks, with clusters. */
  async function plan(subjectCode: string, change: object = {}) {
    const { owner } = w.world;
    await owner
      .insertInto('subject')
      .values({ code: subjectCode, name: subjectCode, shortName: subjectCode, sortOrder: 90 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { grade: _grade, ...place } = line(subjectCode);
    await owner
      .insertInto('teaching')
      .values({ ...place, staffId: w.people.teacherStaff, validFrom: '2024-09-05' })
      .execute();
    return save(subjectCode, change);
  }
  const save = (subjectCode: string, change: object = {}) =>
    keeper().savePlanLine({
      ...line(subjectCode),
      ...{ kind: 'score', periods: 70, isChosen: false, secondClusters: 1, requestId: requestId() },
      ...change,
    });
  const choose = (subjectCode: string, pupilIds: number[] | null) =>
    keeper().saveClusterPupils({ ...line(subjectCode), pupilIds, requestId: requestId() });
  const open = () => w.callers.principal.gradebook.openTerm({ ...w.of, requestId: requestId() });
  const record = async (subjectCode: string, pupilId: number, texts: Record<string, string>) =>
    w.callers.teacher.gradebook.recordMarks({
      ...(await sheetOf(w, subjectCode)),
      requestId: requestId(),
      changes: Object.entries(texts).map(([slot, text]) => ({ pupilId, slot, text, seenVersion: 0 })),
    });
  const requiredOf = async (subjectCode: string) =>
    (await w.callers.principal.gradebook.sheets(w.of)).sheets.find((one) => one.subjectCode === subjectCode)
      ?.requiredCells;

  it('stand in the plan of grades 10-12, and are taken by all or by those who chose them', async () => {
    await plan('physics');
    const refused = save('physics', { grade: 9 });
    expect(await refusalOf(refused)).toMatchObject({ code: 'INPUT_INVALID' });
    await choose('physics', [pupils[0], pupils[1]]);
    const { plan: lines } = await keeper().class({ unitId: w.school, schoolYear, classId: w.classId });
    expect(lines.find(({ subjectCode }) => subjectCode === 'physics')).toMatchObject({
      ...{ firstClusters: 0, secondClusters: 1, areClustersChosen: true, clusterPupils: 2 },
    });
    const asked = { ...line('physics'), pupilIds: null, requestId: requestId() };
    expect(await refusalOf(w.callers.teacher.organisation.saveClusterPupils(asked))).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await refusalOf(choose('mathematics', [pupils[0]]))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('have a column that counts as one more regular mark, as the worked example says', async () => {
    await open();
    const example = examples.examples.find(({ id }) => id === 'AX01');
    if (!example) throw new Error('no example AX01');
    const comma = (mark: number) => String(mark).replace('.', ',');
    const { tx, chuyenDe, gk, ck } = example.input;
    const regular = Object.fromEntries(tx.map((mark, at) => [`r${at + 1}`, comma(mark)]));
    const marks = { ...regular, mid: comma(gk), end: comma(ck) };
    const { results } = await record('physics', pupils[0], { ...marks, c1: comma(chuyenDe) });
    expect(results).toEqual([{ pupilId: pupils[0], result: { kind: 'score', tenths: 76 } }]);
    expect(example.expected.display).toBe('7,6');
    const lacking = await record('physics', pupils[1], marks);
    expect(lacking.results).toEqual([{ pupilId: pupils[1], result: null }]);
    // (7 + 8 + 9 + 2 × 8 + 3 × 7,5) / 8
    const plain = await record('physics', pupils[2], marks);
    expect(plain.results).toEqual([{ pupilId: pupils[2], result: { kind: 'score', tenths: 78 } }]);
    expect(await refusalOf(record('physics', pupils[2], { c1: '8' }))).toMatchObject({
      code: 'MARKS_INVALID',
      data: { problems: [{ pupilId: pupils[2], slot: 'c1', problem: 'not_taken' }] },
    });
    const sheet = await w.callers.teacher.gradebook.sheet(await sheetOf(w, 'physics'));
    expect(sheet.pupils.map(({ takesClusters }) => takesClusters)).toEqual([true, true, false]);
  });

  it('are missed at the closing by who takes them, and by nobody else', async () => {
    expect(await requiredOf('physics')).toBe(6 + 6 + 5);
    const ref = await sheetOf(w, 'physics');
    const closing = w.callers.teacher.gradebook.closeSheet({ ...ref, requestId: requestId(), acceptsMissing: false });
    expect(await refusalOf(closing)).toMatchObject({ code: 'SHEET_INCOMPLETE', data: { missing: 1 } });
    const incomplete = await w.callers.principal.gradebook.incompletePupils({ ...w.of, classId: w.classId });
    const physics = incomplete.flatMap(({ pupilId, missing }) =>
      missing.filter(({ subjectCode }) => subjectCode === 'physics').map(({ slot }) => [pupilId, slot]),
    );
    expect(physics).toEqual([[pupils[1], 'c1']]);
  });

  it('say in the explanation what the province decided', async () => {
    const { steps } = await w.callers.principal.gradebook.explain({
      ...{ unitId: w.school, schoolYear, period: 'term-2', classId: w.classId, pupilId: pupils[0] },
    });
    expect(steps.find(({ decided, subject }) => decided === 'subject_term' && subject === 'physics')).toMatchObject({
      result: 76,
      settings: [{ name: 'chuyenDe', value: 'additional' }],
    });
  });

  it('leave as a workbook in which the cell of who takes none is closed, and come back so', async () => {
    const ref = await sheetOf(w, 'physics');
    const { pupils: rows } = await w.callers.teacher.gradebook.sheet(ref);
    const isLocked: boolean[] = [];
    const bytes = await editWorkbook(await takeSheet(w.callers.teacher, ref), (sheetOfBook) => {
      const cells = rows.map(({ fullName }) => cellUnder(sheetOfBook('physics 10A1'), 'Chuyên đề 1', fullName));
      isLocked.push(...cells.map(({ protection }) => protection?.locked !== false));
      for (const cell of cells) cell.value = 9;
    });
    expect(isLocked).toEqual([false, false, true]);
    const shown = await showMarks(w.callers.teacher, ref, { bytes });
    const found = shown.tabs[0]?.cells.map(({ pupilId, is, slot, problem }) => [pupilId, is, slot, problem]);
    expect(found).toEqual([
      [pupils[2], 'refused', 'c1', 'not_taken'],
      [pupils[0], 'changed', 'c1', null],
      [pupils[1], 'new', 'c1', null],
    ]);
  });

  it('are not taken from a pupil who has a mark in them, nor changed under an open sheet', async () => {
    expect(await refusalOf(choose('physics', [pupils[1]]))).toMatchObject({
      code: 'CLUSTERS_MARKED',
      data: { names: [expect.any(String)] },
    });
    await choose('physics', [pupils[0], pupils[1], pupils[2]]);
    expect(await requiredOf('physics')).toBe(18);
    await choose('physics', [pupils[0], pupils[1]]);
    expect(await refusalOf(save('physics', { secondClusters: 2 }))).toMatchObject({ code: 'PLAN_IN_USE' });
    const history = await keeper().classHistory({ unitId: w.school, schoolYear, classId: w.classId });
    expect(history.filter(({ field }) => field === 'clusterPupils')).toHaveLength(3);
  });

  it('stand for one of the regular marks where the province says so; who takes none has all of them', async () => {
    await w.callers.department.gradebook.saveRuleSetting({
      ...{ schoolYear, name: 'chuyenDe', value: 'oneOfRequired' },
      ...{ reason: 'Theo văn bản của Sở', requestId: requestId() },
    });
    // What is open keeps its columns: the line that made it would make others now.
    expect(await refusalOf(save('physics', { periods: 69 }))).toMatchObject({ code: 'PLAN_IN_USE' });
    await plan('chemistry');
    await choose('chemistry', [pupils[0]]);
    await open();
    // (7 + 8 + 6 + 2 × 8 + 3 × 7,5) / 8
    const taking = await record('chemistry', pupils[0], { r1: '7', r2: '8', c1: '6', mid: '8', end: '7,5' });
    expect(taking.results).toEqual([{ pupilId: pupils[0], result: { kind: 'score', tenths: 74 } }]);
    expect(await refusalOf(record('chemistry', pupils[0], { r3: '9' }))).toMatchObject({
      data: { problems: [{ problem: 'not_taken' }] },
    });
    const plain = await record('chemistry', pupils[1], { r1: '7', r2: '8', r3: '9', mid: '8', end: '7,5' });
    expect(plain.results).toEqual([{ pupilId: pupils[1], result: { kind: 'score', tenths: 78 } }]);
    expect(await requiredOf('chemistry')).toBe(15);
    expect(await refusalOf(choose('chemistry', null))).toMatchObject({ code: 'PLAN_IN_USE' });
  });
});
