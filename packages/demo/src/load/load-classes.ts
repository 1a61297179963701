import { yearDays } from '../model/calendar.ts';
import { hasTwoSessions, leavingOf } from '../model/counted-facts.ts';
import type { ClassModel, ProvinceModel, SchoolModel } from '../model/province-model.ts';
import { type Ids, idOf } from './ids.ts';
import { insertRows, moveSequence, type OwnerPool, type RowTarget } from './insert-rows.ts';

type Placed = { school: SchoolModel; one: ClassModel; of: { unit_id: number; school_year: number; class_id: number } };

type Year = Pick<ProvinceModel, 'schools' | 'schoolYear'> & { startsOn?: string; firstId?: number };

/** The year's classes: who learns in them, by which plan, taught by whom. Rows without an id of their own count from `firstId`. */
export async function loadClasses(
  pool: OwnerPool | RowTarget,
  { schools, schoolYear, startsOn = yearDays.startsOn, firstId = 1 }: Year,
  ids: Ids,
): Promise<void> {
  const numberedRows = numberedFrom(firstId);
  const placed = schools.flatMap((school) =>
    school.classes.map(
      (one): Placed => ({
        school,
        one,
        of: { unit_id: idOf(ids.unit, school.key), school_year: schoolYear, class_id: idOf(ids.class, one.key) },
      }),
    ),
  );
  await insertRows(
    pool,
    'class',
    placed.map(({ school, one, of: { class_id: id, ...of } }) => ({
      ...of,
      id,
      name: one.name,
      level: one.level,
      site_id: idOf(ids.site, one.siteKey),
      is_combined: one.isCombined,
      two_sessions: hasTwoSessions(school, one),
      sort_key: one.sortKey,
    })),
  );
  await moveSequence(pool, 'class');
  await insertRows(
    pool,
    'enrolment',
    numberedRows(placed, ({ one, of }) =>
      one.enrolments.map((enrolment) => ({ ...of, ...enrolmentColumns(ids, enrolment) })),
    ),
  );
  await moveSequence(pool, 'enrolment');
  await insertRows(pool, 'class_subject', placed.flatMap(planRows));
  await insertRows(
    pool,
    'subject_choice',
    placed.flatMap((line) => choiceRows(ids, line)),
  );
  await insertRows(
    pool,
    'cluster_choice',
    placed.flatMap((line) => clusterRows(ids, line)),
  );
  const since = { valid_from: startsOn };
  await insertRows(
    pool,
    'teaching',
    numberedRows(placed, ({ one, of }) =>
      one.teaching.map((line) => ({
        ...of,
        ...since,
        staff_id: idOf(ids.staff, line.staffKey),
        subject_code: line.subject,
      })),
    ),
  );
  await moveSequence(pool, 'teaching');
  await insertRows(
    pool,
    'homeroom',
    numberedRows(placed, ({ one, of }) => [{ ...of, ...since, staff_id: idOf(ids.staff, one.homeroomKey) }]),
  );
  await moveSequence(pool, 'homeroom');
}

function numberedFrom(firstId: number) {
  return <T extends object>(placed: readonly Placed[], rowsOf: (line: Placed) => T[]): (T & { id: number })[] =>
    placed.flatMap(rowsOf).map((row, i) => ({ ...row, id: firstId + i }));
}

function enrolmentColumns(
  ids: Ids,
  { pupil, grade, registerOrder, startsOn, endsOn, endReason }: ClassModel['enrolments'][number],
) {
  return {
    pupil_id: idOf(ids.pupil, pupil.key),
    grade,
    register_order: registerOrder,
    starts_on: startsOn,
    ends_on: endsOn,
    end_reason: endReason,
    leaving: leavingOf(pupil.key, endReason),
  };
}

function planRows({ one, of }: Placed) {
  return one.plan.map(({ grade, subject, kind, periods, takers, onlyTerm, plannedPeriodic, cluster }) => ({
    ...of,
    grade,
    subject_code: subject,
    kind,
    periods,
    is_chosen: takers !== null,
    only_term: onlyTerm ?? null,
    planned_periodic: plannedPeriodic ?? null,
    first_clusters: cluster?.term === 1 ? 1 : 0,
    second_clusters: cluster?.term === 2 ? 1 : 0,
    are_clusters_chosen: cluster !== undefined && cluster.takers !== null,
  }));
}

function choiceRows(ids: Ids, { one, of }: Placed) {
  return one.plan.flatMap(({ grade, subject, takers }) =>
    (takers ?? []).map((pupilKey) => ({ ...of, grade, subject_code: subject, pupil_id: idOf(ids.pupil, pupilKey) })),
  );
}

function clusterRows(ids: Ids, { one, of }: Placed) {
  return one.plan.flatMap(({ grade, subject, cluster }) =>
    (cluster?.takers ?? []).map((key) => ({ ...of, grade, subject_code: subject, pupil_id: idOf(ids.pupil, key) })),
  );
}
