import { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import {
  AsOf,
  Calendar,
  ClassDetail,
  ClassList,
  GetClass,
  GetUnit,
  UnitDetail,
  UnitTree,
} from '@truong/contracts/organisation';
import { procedure, router } from '../trpc.ts';
import { findClass, findUnitDetail, getCalendar, listClasses, listUnits } from './organisation.queries.ts';

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new AppError('NOT_FOUND');
  return value;
}

export const organisationRouter = router({
  calendar: procedure('organisation.calendar')
    .output(Calendar)
    .query(({ ctx }) => getCalendar(ctx.pool)),
  units: procedure('organisation.units')
    .input(AsOf)
    .output(UnitTree)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => {
        const asOf = input.asOf ?? act.today;
        return { asOf, units: await listUnits(trx, { unitIds: act.readUnits, asOf }) };
      }),
    ),
  unit: procedure('organisation.unit')
    .input(GetUnit)
    .output(UnitDetail)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => {
        if (!act.readUnits.includes(input.unitId)) throw new AppError('NOT_FOUND');
        return found(await findUnitDetail(trx, { ...input, asOf: act.today }));
      }),
    ),
  classes: procedure('organisation.classes')
    .input(UnitYear)
    .output(ClassList)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listClasses(trx, { ...input, today: act.today }))),
  class: procedure('organisation.class')
    .input(GetClass)
    .output(ClassDetail)
    .query(({ ctx, input }) => ctx.inAct(async (trx) => found(await findClass(trx, input)))),
});
