import type { DeleteClass, SaveClass, SaveSite } from '@truong/contracts/classes';
import { AppError } from '@truong/contracts/errors';
import type { InAct } from '../trpc.ts';
import { findClassRow } from './class.queries.ts';
import { classSortKey } from './class-sort-key.ts';
import { onceInSchool } from './once.ts';
import { differences, rememberByHand } from './particulars-history.ts';

/** Makes a class or changes its name, level, site, whether it is combined and learns all day. Throws CLASS_REFUSED, NOT_FOUND. */
export function saveClass(inAct: InAct, input: SaveClass): Promise<{ classId: number }> {
  const { unitId, schoolYear, classId, name, level, siteId, isCombined, twoSessions } = input;
  return onceInSchool(inAct, input, async (trx, act) => {
    const row = { name, level, siteId, isCombined, twoSessions };
    const saved = { ...row, sortKey: classSortKey(name) };
    if (classId === null) {
      const { id } = await trx
        .insertInto('class')
        .values({ unitId, schoolYear, ...saved })
        .returning('id')
        .executeTakeFirstOrThrow()
        .catch(asClassRefusal);
      const created = { subject: 'class', subjectId: id, kind: 'created', field: '*', from: null, to: name } as const;
      await rememberByHand(trx, act, { unitId, changes: [created] });
      return { classId: id };
    }
    const before = await findClassRow(trx, { unitId, schoolYear, classId });
    if (!before) throw new AppError('NOT_FOUND');
    await trx
      .updateTable('class')
      .set(saved)
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('id', '=', classId)
      .execute()
      .catch(asClassRefusal);
    const changes = differences({ subject: 'class', subjectId: classId }, before, row);
    await rememberByHand(trx, act, { unitId, changes });
    return { classId };
  });
}

/** Takes away a class in which nobody ever was, with its plan and assignments. Throws CLASS_REFUSED when something stands on it. */
export function deleteClass(inAct: InAct, input: DeleteClass): Promise<null> {
  const { unitId, schoolYear, classId } = input;
  return onceInSchool(inAct, input, async (trx, act) => {
    const before = await findClassRow(trx, { unitId, schoolYear, classId });
    if (!before) throw new AppError('NOT_FOUND');
    for (const table of ['subjectChoice', 'clusterChoice', 'classSubject', 'teaching', 'homeroom'] as const) {
      await trx
        .deleteFrom(table)
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('classId', '=', classId)
        .execute()
        .catch(asClassRefusal);
    }
    await trx
      .deleteFrom('class')
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('id', '=', classId)
      .execute()
      .catch(asClassRefusal);
    const gone = {
      subject: 'class',
      subjectId: classId,
      kind: 'deleted',
      field: '*',
      from: before.name,
      to: null,
    } as const;
    await rememberByHand(trx, act, { unitId, changes: [gone] });
    return null;
  });
}

/** Makes or changes a site of the school; there is one main site at most. */
export function saveSite(inAct: InAct, input: SaveSite): Promise<{ siteId: number }> {
  const { unitId, siteId, name, isMain } = input;
  return onceInSchool(inAct, input, async (trx) => {
    if (isMain) await trx.updateTable('site').set({ isMain: false }).where('unitId', '=', unitId).execute();
    if (siteId === null) {
      const { id } = await trx
        .insertInto('site')
        .values({ unitId, name, isMain })
        .returning('id')
        .executeTakeFirstOrThrow()
        .catch(asClassRefusal);
      return { siteId: id };
    }
    const [changed] = await trx
      .updateTable('site')
      .set({ name, isMain })
      .where('unitId', '=', unitId)
      .where('id', '=', siteId)
      .returning('id')
      .execute()
      .catch(asClassRefusal);
    if (!changed) throw new AppError('NOT_FOUND');
    return { siteId };
  });
}

function asClassRefusal(error: unknown): never {
  const { code, constraint = '' } = error as { code?: string; constraint?: string };
  if (code === '23505') throw new AppError('CLASS_REFUSED', { problem: 'name_taken' });
  if (code === '23503' && constraint.includes('site')) throw new AppError('CLASS_REFUSED', { problem: 'site_unknown' });
  if (code === '23503') throw new AppError('CLASS_REFUSED', { problem: 'in_use' });
  throw error;
}
