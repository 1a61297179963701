import { settingNames } from '@truong/rules/gradebook/settings';
import { z } from 'zod';
import { ConductLevel, Id, LearningLevel, Reason, RequestId, SchoolYear, UnitYear } from './common.ts';
import { ExplainedPeriod } from './explanations.ts';
import { PrimaryLevel } from './primary-results.ts';

export const SettingName = z.enum(settingNames as [(typeof settingNames)[number], ...typeof settingNames]);

export const ListRuleSettings = z.object({ schoolYear: SchoolYear });

/** What holds for a school year in the province of whoever asks: each setting's value, and who decided it when. */
export const RuleSettings = z.object({
  canChange: z.boolean(),
  settings: z.array(
    z.object({
      name: SettingName,
      value: z.json(),
      isDefault: z.boolean(),
      /** The changes of this school year, newest first; a null value is the default again. */
      changes: z.array(z.object({ value: z.json().nullable(), at: z.string(), who: z.string(), reason: z.string() })),
    }),
  ),
});
export type RuleSettings = z.infer<typeof RuleSettings>;

/** Null: the default again. */
export const SaveRuleSetting = z.object({
  schoolYear: SchoolYear,
  name: SettingName,
  value: z.json().nullable(),
  reason: Reason,
  requestId: RequestId,
});
export type SaveRuleSetting = z.infer<typeof SaveRuleSetting>;

const Outcome = z.object({
  /** Under which circular. */
  circular: z.string(),
  learning: LearningLevel.nullable(),
  conduct: ConductLevel.nullable(),
  title: z.string().nullable(),
  average: z.int().nullable(),
  decision: z.enum(['promoted', 'retained']).nullable(),
  beforeSummer: z.string().nullable(),
  /** Of the year in grades 1-5. */
  primaryLevel: PrimaryLevel.nullable(),
});
export type ComparedOutcome = z.infer<typeof Outcome>;

export const GetSettingDifferences = UnitYear;

/** What a school's closed results would be under the settings of now; the stored ones stay until they are closed again. */
export const SettingDifferences = z.object({
  periods: z.array(
    z.object({
      period: ExplainedPeriod,
      settings: z.array(z.object({ name: SettingName, was: z.json().nullable(), now: z.json() })),
      results: z.int(),
      pupils: z.array(
        z.object({ pupilId: Id, fullName: z.string(), className: z.string(), classId: Id, was: Outcome, now: Outcome }),
      ),
    }),
  ),
});
export type SettingDifferences = z.infer<typeof SettingDifferences>;

/** The schools of an office that closed something of a year under other settings than those of now. */
export const SchoolsClosedOtherwise = z.array(
  z.object({ unitId: Id, name: z.string(), periods: z.array(z.string()), results: z.int() }),
);
export type SchoolsClosedOtherwise = z.infer<typeof SchoolsClosedOtherwise>;
