import type { Trx } from '@truong/db/kysely';
import type { ClassRow, ParsedRow } from '@truong/rules/people/import-kinds';
import { sessionsText } from '@truong/rules/people/list-layout';
import { plainKey } from '@truong/rules/people/plain-words';
import { type Known, type PlannedRow, type PlanProblem, planRows } from '@truong/rules/people/plan-rows';
import { joinName } from '@truong/vietnamese/names';
import { type ClassWrite, type WriteSource, writeClasses } from '../people.writes.ts';
import { type HomeroomTask, replaceHomerooms } from './duty-writes.ts';
import { type Doing, nameKey, problem, type Setting, said } from './plan.ts';
import { listDuties, listSchoolStaff } from './school.queries.ts';

type Rows = readonly (Omit<ParsedRow, 'record'> & { record: ClassRow | null })[];
type KnownClass = Known & { homeroomStaffId: number | null };

/** What the rows of a list of classes would do. */
export async function planClasses(
  trx: Trx,
  setting: Setting,
  rows: Rows,
  titleOf: (row: number) => string,
): Promise<PlannedRow<ClassRow>[]> {
  const [staff, duties] = await Promise.all([
    listSchoolStaff(trx, setting),
    listDuties(trx, { ...setting, today: setting.act.today }),
  ]);
  const nameOf = new Map(staff.map(({ id, fullName }) => [id, fullName]));
  const known = setting.classes.map((one): KnownClass => {
    const homeroom = duties.homerooms.find(({ classId }) => classId === one.id);
    return {
      id: one.id,
      personId: null,
      homeroomStaffId: homeroom?.staffId ?? null,
      fields: said({
        class: one.name,
        site: setting.sites.find(({ id }) => id === one.siteId)?.name,
        twoSessions: sessionsText(one.twoSessions),
        homeroomName: homeroom && nameOf.get(homeroom.staffId),
      }),
      codes: [plainKey(one.name)],
      looks: [],
    };
  });
  return planRows<ClassRow>({
    rows,
    titleOf,
    known,
    holders: new Map(),
    unmatched: 'new',
    describe: (record) => ({
      title: record.class,
      said: said({
        site: record.site === null ? null : (siteOf(record.site, setting)?.name ?? record.site),
        twoSessions: record.twoSessions === null ? null : sessionsText(record.twoSessions),
        homeroomName: record.homeroomName && joinName(record.homeroomName),
      }),
      codes: [{ field: 'class', key: plainKey(record.class) }],
      looks: [],
      problems: [],
    }),
    beside: (record, match) => ({
      said: match === null ? said({ class: record.class, grade: record.grades.join('+') }) : {},
      known: {},
    }),
    judge: (record, match, row): PlanProblem[] => {
      const found: PlanProblem[] = [];
      if (match === null && levelOf(record.grades, setting.levels) === null) {
        found.push(problem('no_level', 'error', { row, field: 'grade', found: record.grades.join('+') }));
      }
      if (record.site !== null && !siteOf(record.site, setting)) {
        found.push(problem('no_such_site', 'error', { row, field: 'site', found: record.site }));
      }
      if (record.homeroomName !== null) {
        const name = joinName(record.homeroomName);
        const count = staff.filter(({ fullName }) => nameKey(fullName) === nameKey(name)).length;
        if (count !== 1) {
          const code = count === 0 ? 'no_such_staff' : 'several_match';
          found.push(problem(code, 'error', { row, field: 'homeroomName', found: name }));
        }
      }
      return found;
    },
  });
}

function siteOf(name: string, { sites }: Setting) {
  return sites.find((site) => plainKey(site.name) === plainKey(name));
}

const levelsByGrade = [
  { level: 'primary', from: 1, to: 5 },
  { level: 'lower_secondary', from: 6, to: 9 },
  { level: 'upper_secondary', from: 10, to: 12 },
] as const;

/** The level of a class: by its grades, or the only one of the school; null where the school does not have it. */
export function levelOf(grades: readonly number[], levels: readonly string[]): string | null {
  if (levels.includes('continuing') && levels.length === 1) return 'continuing';
  const byGrade = new Set(
    grades.map((grade) => levelsByGrade.find(({ from, to }) => from <= grade && grade <= to)?.level ?? 'preschool'),
  );
  if (byGrade.size === 0) return levels.length === 1 ? (levels[0] ?? null) : null;
  const [level] = byGrade;
  return byGrade.size === 1 && level !== undefined && levels.includes(level) ? level : null;
}

export async function writeClassRows(
  trx: Trx,
  setting: Setting,
  rows: readonly Doing<ClassRow>[],
  source: WriteSource,
): Promise<void> {
  const { act, unitId, schoolYear } = setting;
  const writes = rows.map(({ record, known }): ClassWrite => {
    const site = record.site === null ? {} : { siteId: siteOf(record.site, setting)?.id ?? null };
    const stated = { ...site, ...(record.twoSessions === null ? {} : { twoSessions: record.twoSessions }) };
    if (known) return { classId: known.id, set: stated };
    const level = levelOf(record.grades, setting.levels) ?? '';
    return { classId: null, set: { name: record.class, level, isCombined: record.grades.length > 1, ...stated } };
  });
  const ids = await writeClasses(trx, act, unitId, schoolYear, writes, source);
  const staff = await listSchoolStaff(trx, setting);
  const tasks = rows.flatMap(({ record, changes }, i): HomeroomTask[] => {
    const name = changes.some(({ field }) => field === 'homeroomName') ? record.homeroomName : null;
    const teacher = name && staff.find(({ fullName }) => nameKey(fullName) === nameKey(joinName(name)));
    return teacher ? [{ staffId: teacher.id, classId: ids[i] as number }] : [];
  });
  await replaceHomerooms(trx, setting, tasks, source);
}
