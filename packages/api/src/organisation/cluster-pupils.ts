import type { ClusterPupils, GetClusterPupils, SaveClusterPupils } from '@truong/contracts/classes';
import { AppError } from '@truong/contracts/errors';
import type { Trx } from '@truong/db/kysely';
import { notTakenOn } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import type { InAct } from '../trpc.ts';
import { findClassRow, findPlanLine, listSheetsOfLine, type SheetInPlan } from './class.queries.ts';
import { alters, lineChange, refuseOpen } from './class-plan.ts';
import { onceInSchool } from './once.ts';
import { rememberByHand } from './particulars-history.ts';
import { findSettings } from './province-settings.ts';

/** The pupils of a line's class and grade in register order, and who of them takes its clusters of topics. */
export function clusterPupils(inAct: InAct, of: GetClusterPupils): Promise<ClusterPupils> {
  return inAct(async (trx) => {
    const line = await findPlanLine(trx, of);
    if (!line) throw new AppError('NOT_FOUND');
    return listClusterPupils(trx, of, line.areClustersChosen);
  });
}

/**
 * Decides which pupils of a class take the clusters of a subject, or that all do. PLAN_IN_USE where a closed term rests on it or
 * an open sheet would have other columns; CLUSTERS_MARKED with the pupils who have marks in a column that would not be theirs.
 */
export function saveClusterPupils(inAct: InAct, input: SaveClusterPupils): Promise<null> {
  const { unitId, schoolYear, classId, grade, subjectCode, pupilIds } = input;
  const key = { unitId, schoolYear, classId, grade, subjectCode };
  return onceInSchool(inAct, input, async (trx, act) => {
    const found = await findClassRow(trx, key);
    const line = await findPlanLine(trx, key);
    if (!found || !line || line.firstClusters + line.secondClusters === 0) throw new AppError('NOT_FOUND');
    const pupils = await listClusterPupils(trx, key, line.areClustersChosen);
    const taking = new Set(pupilIds ?? pupils.map(({ pupilId }) => pupilId));
    if (![...taking].every((pupilId) => pupils.some((one) => one.pupilId === pupilId))) throw new AppError('NOT_FOUND');
    const changed = pupils.filter(({ pupilId, takesClusters }) => taking.has(pupilId) !== takesClusters);

    const areClustersChosen = pupilIds !== null;
    const settings = await findSettings(trx, key);
    const sheets = await listSheetsOfLine(trx, key, { isLocking: true });
    const after = { ...line, grade, schoolYear, areClustersChosen, level: found.level };
    const altered = sheets.filter((sheet) =>
      sheet.isClosed ? sheet.clusterCount > 0 && changed.length > 0 : alters(sheet, after, settings),
    );
    refuseOpen(found.name, subjectCode, altered);
    const without = new Set(pupils.flatMap(({ pupilId }) => (taking.has(pupilId) ? [] : [pupilId])));
    const marked = await listMarkedOutside(trx, { unitId, schoolYear, sheets, without });
    if (marked.size > 0) {
      const names = pupils.filter(({ pupilId }) => marked.has(pupilId)).map(({ fullName }) => fullName);
      throw new AppError('CLUSTERS_MARKED', { names });
    }

    await trx
      .deleteFrom('clusterChoice')
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('classId', '=', classId)
      .where('grade', '=', grade)
      .where('subjectCode', '=', subjectCode)
      .execute();
    const rows = (pupilIds ?? []).map((pupilId) => ({ ...key, pupilId }));
    if (rows.length > 0) await trx.insertInto('clusterChoice').values(rows).execute();
    await trx
      .updateTable('classSubject')
      .set({ areClustersChosen })
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('classId', '=', classId)
      .where('grade', '=', grade)
      .where('subjectCode', '=', subjectCode)
      .execute();
    const codes = (takes: (one: ClusterPupils[number]) => boolean) =>
      pupils
        .filter(takes)
        .map(({ code }) => code)
        .join(', ');
    const from = line.areClustersChosen ? codes(({ takesClusters }) => takesClusters) : everybody;
    const to = areClustersChosen ? codes(({ pupilId }) => taking.has(pupilId)) : everybody;
    const changes = from === to ? [] : [lineChange(key, { kind: 'changed', field: 'clusterPupils', from, to })];
    await rememberByHand(trx, act, { unitId, changes });
    return null;
  });
}

/** In the history, in place of the codes of those who take them. */
const everybody = 'all';

async function listClusterPupils(
  trx: Trx,
  { unitId, schoolYear, classId, grade, subjectCode }: GetClusterPupils,
  areChosen: boolean,
): Promise<ClusterPupils> {
  const { rows } = await sql<ClusterPupils[number]>`
    select e.pupil_id, p.code, p.family_and_middle_name || ' ' || p.given_name as full_name,
      not ${areChosen}::boolean or exists (select from cluster_choice o where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.class_id = ${classId}
        and o.grade = ${grade} and o.subject_code = ${subjectCode} and o.pupil_id = e.pupil_id) as takes_clusters
    from enrolment e join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.class_id = ${classId} and e.grade = ${grade}
    group by e.pupil_id, p.code, p.family_and_middle_name, p.given_name
    order by min(e.register_order)
  `.execute(trx);
  return rows;
}

/** The pupils who have a mark where, taking what they then take, they would have no column. */
async function listMarkedOutside(
  trx: Trx,
  of: { unitId: number; schoolYear: number; sheets: readonly SheetInPlan[]; without: ReadonlySet<number> },
): Promise<Set<number>> {
  const marks = await trx
    .selectFrom('mark')
    .select(['sheetId', 'pupilId', 'slot'])
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('sheetId', 'in', [...of.sheets.map(({ id }) => id), 0])
    .where((eb) => eb.or([eb('number', 'is not', null), eb('code', 'is not', null)]))
    .execute();
  const outside = new Map(of.sheets.map((sheet) => [sheet.id, notTakenOn(sheet, of.without)]));
  return new Set(marks.flatMap((mark) => (outside.get(mark.sheetId)?.(mark) ? [mark.pupilId] : [])));
}
