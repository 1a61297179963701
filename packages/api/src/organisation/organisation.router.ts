import { SaveSchoolYear } from '@truong/contracts/calendar';
import {
  AppliedProgramme,
  ApplyProgramme,
  ClassChoices,
  ClassHistory,
  ClusterPupils,
  DeleteClass,
  GetClusterPupils,
  RemovePlanLine,
  SaveClass,
  SaveClusterPupils,
  SavedClass,
  SavedSite,
  SaveHomeroom,
  SavePlanLine,
  SaveSite,
  SaveTeaching,
} from '@truong/contracts/classes';
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
import {
  GetUnitAct,
  KnownReforms,
  PerformedUnitAct,
  PerformUnitAct,
  PreparedReform,
  PrepareReform,
  RehearseUnitAct,
  UndoUnitAct,
  UnitActDetail,
  UnitActList,
  UnitActRehearsal,
} from '@truong/contracts/unit-acts';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { saveHomeroom, saveTeaching } from './assign-staff.ts';
import { listChoices } from './class.queries.ts';
import { classHistory } from './class-history.ts';
import { applyProgramme, removePlanLine, savePlanLine } from './class-plan.ts';
import { clusterPupils, saveClusterPupils } from './cluster-pupils.ts';
import { findDoneAct, listUnitActs } from './done-act.queries.ts';
import { knownReforms } from './known-reforms.ts';
import { findClass, findUnitDetail, getCalendar, listClasses, listUnits } from './organisation.queries.ts';
import { performUnitAct } from './perform-unit-act.ts';
import { prepareReform } from './prepare-reform.ts';
import { rehearseUnitAct } from './rehearse-unit-act.ts';
import { saveSchoolYear } from './save-calendar.ts';
import { deleteClass, saveClass, saveSite } from './save-class.ts';
import { undoUnitAct } from './undo-unit-act.ts';

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
        const asOf = input.asOf ?? act.asOf;
        return { asOf, units: await listUnits(trx, { unitIds: act.readUnits, asOf }) };
      }),
    ),
  unit: procedure('organisation.unit')
    .input(GetUnit)
    .output(UnitDetail)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => {
        if (!act.readUnits.includes(input.unitId)) throw new AppError('NOT_FOUND');
        return found(await findUnitDetail(trx, { ...input, asOf: act.asOf }));
      }),
    ),
  classes: procedure('organisation.classes')
    .input(UnitYear)
    .output(ClassList)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listClasses(trx, { ...input, today: act.today }))),
  class: procedure('organisation.class')
    .input(GetClass)
    .output(ClassDetail)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => found(await findClass(trx, { ...input, today: act.today }))),
    ),
  rehearseUnitAct: procedure('organisation.rehearseUnitAct')
    .input(RehearseUnitAct)
    .output(UnitActRehearsal)
    // Not a query: a reform is longer than an address may be.
    .mutation(({ ctx, input }) => rehearseUnitAct(ctx.inAct, input)),
  performUnitAct: procedure('organisation.performUnitAct')
    .input(PerformUnitAct)
    .output(PerformedUnitAct)
    .mutation(({ ctx, input }) => performUnitAct(ctx.inAct, input)),
  undoUnitAct: procedure('organisation.undoUnitAct')
    .input(UndoUnitAct)
    .output(z.null())
    .mutation(({ ctx, input }) => undoUnitAct(ctx.inAct, input)),
  unitActs: procedure('organisation.unitActs')
    .output(UnitActList)
    .query(({ ctx }) => ctx.inAct((trx, act) => listUnitActs(trx, act.unitId))),
  unitAct: procedure('organisation.unitAct')
    .input(GetUnitAct)
    .output(UnitActDetail)
    .query(({ ctx, input }) =>
      ctx.inAct(async (trx, act) => found(await findDoneAct(trx, { ...input, officeId: act.unitId }))),
    ),
  knownReforms: procedure('organisation.knownReforms')
    .output(KnownReforms)
    .query(({ ctx }) => ctx.inAct(knownReforms)),
  prepareReform: procedure('organisation.prepareReform')
    .input(PrepareReform)
    .output(PreparedReform)
    .mutation(({ ctx, input }) => prepareReform(ctx.inAct, input)),
  saveSchoolYear: procedure('organisation.saveSchoolYear')
    .input(SaveSchoolYear)
    .output(z.null())
    .mutation(({ ctx, input }) => saveSchoolYear(ctx.inAct, input)),
  saveSite: procedure('organisation.saveSite')
    .input(SaveSite)
    .output(SavedSite)
    .mutation(({ ctx, input }) => saveSite(ctx.inAct, input)),
  classHistory: procedure('organisation.classHistory')
    .input(GetClass)
    .output(ClassHistory)
    .query(({ ctx, input }) => classHistory(ctx.inAct, input)),
  saveClass: procedure('organisation.saveClass')
    .input(SaveClass)
    .output(SavedClass)
    .mutation(({ ctx, input }) => saveClass(ctx.inAct, input)),
  deleteClass: procedure('organisation.deleteClass')
    .input(DeleteClass)
    .output(z.null())
    .mutation(({ ctx, input }) => deleteClass(ctx.inAct, input)),
  applyProgramme: procedure('organisation.applyProgramme')
    .input(ApplyProgramme)
    .output(AppliedProgramme)
    .mutation(({ ctx, input }) => applyProgramme(ctx.inAct, input)),
  savePlanLine: procedure('organisation.savePlanLine')
    .input(SavePlanLine)
    .output(z.null())
    .mutation(({ ctx, input }) => savePlanLine(ctx.inAct, input)),
  removePlanLine: procedure('organisation.removePlanLine')
    .input(RemovePlanLine)
    .output(z.null())
    .mutation(({ ctx, input }) => removePlanLine(ctx.inAct, input)),
  clusterPupils: procedure('organisation.clusterPupils')
    .input(GetClusterPupils)
    .output(ClusterPupils)
    .query(({ ctx, input }) => clusterPupils(ctx.inAct, input)),
  saveClusterPupils: procedure('organisation.saveClusterPupils')
    .input(SaveClusterPupils)
    .output(z.null())
    .mutation(({ ctx, input }) => saveClusterPupils(ctx.inAct, input)),
  classChoices: procedure('organisation.classChoices')
    .output(ClassChoices)
    .query(({ ctx }) => ctx.inAct((trx, act) => listChoices(trx, { unitId: act.unitId, today: act.today }))),
  saveTeaching: procedure('organisation.saveTeaching')
    .input(SaveTeaching)
    .output(z.null())
    .mutation(({ ctx, input }) => saveTeaching(ctx.inAct, input)),
  saveHomeroom: procedure('organisation.saveHomeroom')
    .input(SaveHomeroom)
    .output(z.null())
    .mutation(({ ctx, input }) => saveHomeroom(ctx.inAct, input)),
});
