import { Attendance, AttendanceClasses, GetAttendance, RecordAttendance } from '@truong/contracts/attendance';
import { UnitTerm, UnitYear } from '@truong/contracts/common';
import { ConductReasons, LowConduct, SaveConductReason } from '@truong/contracts/conduct-reasons';
import { SheetRef } from '@truong/contracts/gradebook';
import {
  CaseCandidate,
  ChangeElective,
  GrantExemption,
  ListCaseCandidates,
  MakeUpElective,
  PupilCases,
  RevokeExemption,
  SaveIndividualPlan,
} from '@truong/contracts/pupil-cases';
import {
  GetSettingDifferences,
  ListRuleSettings,
  RuleSettings,
  SaveRuleSetting,
  SchoolsClosedOtherwise,
  SettingDifferences,
} from '@truong/contracts/rule-settings';
import { ClosedSummer, CloseSummer, RecordSummer, ReopenSummer, SummerBoard } from '@truong/contracts/summer';
import { z } from 'zod';
import { procedure } from '../trpc.ts';
import { listAttendanceClasses } from './attendance/attendance-access.ts';
import { readAttendance } from './attendance/read-attendance.ts';
import { recordAttendance } from './attendance/record-attendance.ts';
import { conductReasons, lowConduct, saveConductReason } from './conduct-reasons/conduct-reasons.ts';
import { changeElective, makeUpElective } from './pupil-cases/change-elective.ts';
import { grantExemption, revokeExemption } from './pupil-cases/keep-exemption.ts';
import { saveIndividualPlan } from './pupil-cases/keep-plan.ts';
import { caseCandidates, pupilCases } from './pupil-cases/read-cases.ts';
import { ruleSettings, saveRuleSetting } from './rule-settings/rule-settings.ts';
import { schoolsClosedOtherwise, settingDifferences } from './rule-settings/setting-differences.ts';
import { closeSummer, reopenSummer } from './summer/close-summer.ts';
import { recordSummer } from './summer/record-summer.ts';
import { summerBoard } from './summer/summer-board.ts';

/** What a school year still needs beside marks: the province's settings, what a principal grants, the summer, the sessions kept. */
export const yearEndProcedures = {
  ruleSettings: procedure('gradebook.ruleSettings')
    .input(ListRuleSettings)
    .output(RuleSettings)
    .query(({ ctx, input }) => ruleSettings(ctx.inAct, input)),
  saveRuleSetting: procedure('gradebook.saveRuleSetting')
    .input(SaveRuleSetting)
    .output(z.null())
    .mutation(({ ctx, input }) => saveRuleSetting(ctx.inAct, input)),
  settingDifferences: procedure('gradebook.settingDifferences')
    .input(GetSettingDifferences)
    .output(SettingDifferences)
    .query(({ ctx, input }) => settingDifferences(ctx.inAct, input)),
  schoolsClosedOtherwise: procedure('gradebook.schoolsClosedOtherwise')
    .input(UnitYear)
    .output(SchoolsClosedOtherwise)
    .query(({ ctx, input }) => schoolsClosedOtherwise(ctx.inAct, input)),
  conductReasons: procedure('gradebook.conductReasons')
    .input(SheetRef)
    .output(ConductReasons)
    .query(({ ctx, input }) => conductReasons(ctx.inAct, input)),
  saveConductReason: procedure('gradebook.saveConductReason')
    .input(SaveConductReason)
    .output(z.null())
    .mutation(({ ctx, input }) => saveConductReason(ctx.inAct, input)),
  lowConduct: procedure('gradebook.lowConduct')
    .input(UnitTerm)
    .output(LowConduct)
    .query(({ ctx, input }) => lowConduct(ctx.inAct, input)),
  attendanceClasses: procedure('gradebook.attendanceClasses')
    .input(UnitYear)
    .output(AttendanceClasses)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => listAttendanceClasses(trx, act, input))),
  attendance: procedure('gradebook.attendance')
    .input(GetAttendance)
    .output(Attendance)
    .query(({ ctx, input }) => readAttendance(ctx.inAct, input)),
  recordAttendance: procedure('gradebook.recordAttendance')
    .input(RecordAttendance)
    .output(z.null())
    .mutation(({ ctx, input }) => recordAttendance(ctx.inAct, input)),
  pupilCases: procedure('gradebook.pupilCases')
    .input(UnitYear)
    .output(PupilCases)
    .query(({ ctx, input }) => pupilCases(ctx.inAct, input)),
  caseCandidates: procedure('gradebook.caseCandidates')
    .input(ListCaseCandidates)
    .output(z.array(CaseCandidate))
    .query(({ ctx, input }) => caseCandidates(ctx.inAct, input)),
  changeElective: procedure('gradebook.changeElective')
    .input(ChangeElective)
    .output(z.null())
    .mutation(({ ctx, input }) => changeElective(ctx.inAct, input)),
  makeUpElective: procedure('gradebook.makeUpElective')
    .input(MakeUpElective)
    .output(z.null())
    .mutation(({ ctx, input }) => makeUpElective(ctx.inAct, input)),
  grantExemption: procedure('gradebook.grantExemption')
    .input(GrantExemption)
    .output(z.null())
    .mutation(({ ctx, input }) => grantExemption(ctx.inAct, input)),
  revokeExemption: procedure('gradebook.revokeExemption')
    .input(RevokeExemption)
    .output(z.null())
    .mutation(({ ctx, input }) => revokeExemption(ctx.inAct, input)),
  saveIndividualPlan: procedure('gradebook.saveIndividualPlan')
    .input(SaveIndividualPlan)
    .output(z.null())
    .mutation(({ ctx, input }) => saveIndividualPlan(ctx.inAct, input)),
  summerBoard: procedure('gradebook.summerBoard')
    .input(UnitYear)
    .output(SummerBoard)
    .query(({ ctx, input }) => summerBoard(ctx.inAct, input)),
  recordSummer: procedure('gradebook.recordSummer')
    .input(RecordSummer)
    .output(z.null())
    .mutation(({ ctx, input }) => recordSummer(ctx.inAct, input)),
  closeSummer: procedure('gradebook.closeSummer')
    .input(CloseSummer)
    .output(ClosedSummer)
    .mutation(({ ctx, input }) => closeSummer(ctx.inAct, input)),
  reopenSummer: procedure('gradebook.reopenSummer')
    .input(ReopenSummer)
    .output(z.null())
    .mutation(({ ctx, input }) => reopenSummer(ctx.inAct, input)),
};
