import type { Trx } from '@truong/db/kysely';
import type { AssignmentRow, ParsedRow } from '@truong/rules/people/import-kinds';
import { type PlannedRow, planRows } from '@truong/rules/people/plan-rows';
import { joinName } from '@truong/vietnamese/names';
import type { WriteSource } from '../people.writes.ts';
import { replaceHomerooms, replaceTeaching, type TeachingTask } from './duty-writes.ts';
import { knownStaff } from './import-staff.ts';
import { birthText, type Doing, looksOfRow, personTitle, problem, type Setting, said } from './plan.ts';
import { listDuties, listSchoolStaff } from './school.queries.ts';

type Rows = readonly (Omit<ParsedRow, 'record'> & { record: AssignmentRow | null })[];

/** What the rows of an assignment list would do: who teaches what where from now on, and holds which homeroom. */
export async function planAssignments(
  trx: Trx,
  setting: Setting,
  rows: Rows,
  titleOf: (row: number) => string,
): Promise<PlannedRow<AssignmentRow>[]> {
  const [staff, duties] = await Promise.all([
    listSchoolStaff(trx, setting),
    listDuties(trx, { ...setting, today: setting.act.today }),
  ]);
  const nameOf = new Map(staff.map(({ id, fullName }) => [id, fullName]));
  const classIds = new Map(setting.classes.map(({ id, name }) => [name, id]));
  const subjectNames = new Map(setting.subjects.map(({ code, name }) => [code, name]));
  const places = (record: AssignmentRow) =>
    record.teaching.flatMap(({ subject, classes }) => classes.map((className) => ({ subject, className })));
  const placed = ({ subject, className }: { subject: string; className: string }) =>
    `${className} ${subjectNames.get(subject) ?? subject}`;
  const homeroomTaken = new Map<string, { row: number; staffId: number }>();
  return planRows<AssignmentRow>({
    rows,
    titleOf,
    known: staff.filter(({ validTo }) => validTo === null || validTo >= setting.act.today).map(knownStaff),
    holders: new Map(),
    unmatched: 'no_such_staff',
    mayRepeat: true,
    describe: ({ teacher }) => {
      const birth = birthText(teacher.birth);
      const looks = teacher.name && looksOfRow({ name: teacher.name, birth, className: null, isSure: false });
      return {
        title: personTitle(teacher.name ? joinName(teacher.name) : (teacher.code ?? ''), birth),
        said: {},
        codes: teacher.code === null ? [] : [{ field: 'code', key: `code:${teacher.code.toUpperCase()}` }],
        looks: looks ? looks.anywhere : [],
        problems: [],
      };
    },
    judge: ({ homeroomOf }, match, row) => {
      if (homeroomOf === null || match === null) return [];
      const other = homeroomTaken.get(homeroomOf);
      if (other === undefined) homeroomTaken.set(homeroomOf, { row, staffId: match.id });
      if (other === undefined || other.staffId === match.id) return [];
      const twice = problem('same_target', 'error', { row, field: 'homeroomOf', found: homeroomOf });
      return [{ ...twice, otherRow: other.row }];
    },
    beside: (record, match) => {
      const added = places(record).filter(({ subject, className }) =>
        duties.teaching.every(
          (one) => one.staffId !== match?.id || one.subjectCode !== subject || one.classId !== classIds.get(className),
        ),
      );
      const before = added.flatMap(({ subject, className }) =>
        duties.teaching.flatMap((one) =>
          one.subjectCode === subject && one.classId === classIds.get(className)
            ? [`${className}: ${nameOf.get(one.staffId) ?? ''}`]
            : [],
        ),
      );
      const homeroom = duties.homerooms.find(({ classId }) => classId === classIds.get(record.homeroomOf ?? ''));
      const isHomeroomNew = record.homeroomOf !== null && homeroom?.staffId !== match?.id;
      return {
        said: said({
          classes: added.map(placed).join(', '),
          homeroomOf: isHomeroomNew ? record.homeroomOf : null,
        }),
        known: said({
          classes: before.join(', '),
          homeroomOf: isHomeroomNew && homeroom ? `${record.homeroomOf}: ${nameOf.get(homeroom.staffId)}` : null,
        }),
      };
    },
  });
}

export async function writeAssignmentRows(
  trx: Trx,
  setting: Setting,
  rows: readonly Doing<AssignmentRow>[],
  /** `all`: every row that was read, also those that change nothing: who is named there stays. */
  { all, source }: { all: readonly PlannedRow<AssignmentRow>[]; source: WriteSource },
): Promise<void> {
  const classIds = new Map(setting.classes.map(({ id, name }) => [name, id]));
  const tasksOf = ({ record, known }: Pick<PlannedRow<AssignmentRow>, 'record' | 'known'>): TeachingTask[] =>
    (record?.teaching ?? []).flatMap(({ subject, classes }) =>
      classes.flatMap((name) => {
        const classId = classIds.get(name);
        return classId === undefined || !known ? [] : [{ staffId: known.id, classId, subjectCode: subject }];
      }),
    );
  const keyOf = (one: TeachingTask) => `${one.classId} ${one.subjectCode} ${one.staffId}`;
  const { teaching } = await listDuties(trx, { ...setting, today: setting.act.today });
  const held = new Set(teaching.map(keyOf));
  const wanted = new Map(rows.flatMap(tasksOf).map((task) => [keyOf(task), task]));
  await replaceTeaching(
    trx,
    setting,
    {
      tasks: [...wanted].flatMap(([key, task]) => (held.has(key) ? [] : [task])),
      named: new Set(all.flatMap(tasksOf).map(keyOf)),
    },
    source,
  );
  const homerooms = rows.flatMap(({ record, known }) => {
    const classId = classIds.get(record.homeroomOf ?? '');
    return classId === undefined || !known ? [] : [{ staffId: known.id, classId }];
  });
  await replaceHomerooms(trx, setting, homerooms, source);
}
