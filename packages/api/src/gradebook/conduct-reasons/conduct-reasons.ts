import type { UnitTerm } from '@truong/contracts/common';
import type { ConductReasons, LowConduct, SaveConductReason } from '@truong/contracts/conduct-reasons';
import { AppError } from '@truong/contracts/errors';
import type { SheetRef } from '@truong/contracts/gradebook';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { asksConductReason, isBelowStandard } from '@truong/rules/gradebook/conduct-reason';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { currentRules } from '../rule-settings/current-rules.ts';
import { findSheet, lockSheet, type SheetRow } from '../sheet.queries.ts';
import { isKeeper, maySee, stateOf } from '../sheet-access.ts';
import { findReasons, insertReason, type JudgedPupil, listJudged } from './reason.queries.ts';

/** The levels of a homeroom sheet with their reasons. NOT_FOUND for a sheet that is no homeroom sheet of this person. */
export function conductReasons(inAct: InAct, ref: SheetRef): Promise<ConductReasons> {
  return inAct(async (trx, act) => {
    const sheet = await findSheet(trx, ref);
    if (sheet?.kind !== 'homeroom' || !maySee(act, sheet)) throw new AppError('NOT_FOUND');
    return {
      canWrite: isKeeper(act, sheet) && stateOf(sheet) === 'open' && act.seenAccountId === null,
      pupils: (await judgedWith(trx, act, { ...sheet, sheetId: sheet.id })).map(
        ({ pupilId, fullName, level, isAsked, reason }) => ({ pupilId, fullName, level, isAsked, reason }),
      ),
    };
  });
}

/** The homeroom teacher says why a pupil's conduct is what it is; every wording is kept, the latest holds. */
export function saveConductReason(inAct: InAct, input: SaveConductReason): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, pupilId, text, requestId } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      const sheet = await lockSheet(trx, input);
      if (sheet?.kind !== 'homeroom' || !isKeeper(act, sheet)) throw new AppError('NOT_FOUND');
      const state = stateOf(sheet);
      if (state !== 'open') throw new AppError(state === 'locked' ? 'TERM_CLOSED' : 'SHEET_CLOSED');
      const { term } = sheet;
      const pupils = await listJudged(trx, { unitId, schoolYear, term, today: act.today, sheetId: sheet.id });
      if (!pupils.some((pupil) => pupil.pupilId === pupilId)) throw new AppError('NOT_FOUND');
      await insertReason(trx, act, { unitId, schoolYear, term, pupilId, text });
      return null;
    }),
  );
}

/** Who of a school's term stands below what promotion asks of conduct, with the homeroom teacher's reason. */
export function lowConduct(inAct: InAct, of: UnitTerm): Promise<LowConduct> {
  return inAct(async (trx, act) => {
    const pupils = await judgedWith(trx, act, of);
    return pupils.flatMap(({ pupilId, fullName, classId, className, level, isLow, reason }) =>
      isLow && level ? [{ pupilId, fullName, classId, className, level, reason }] : [],
    );
  });
}

/** CONDUCT_REASONS_MISSING while a reason that is asked for is not given; of a homeroom sheet that is about to be closed. */
export async function requireConductReasons(trx: Trx, act: Act, sheet: SheetRow): Promise<void> {
  if (sheet.kind !== 'homeroom') return;
  const pupils = await judgedWith(trx, act, { ...sheet, sheetId: sheet.id });
  const missing = pupils.filter(({ isAsked, reason }) => isAsked && reason === null).length;
  if (missing > 0) throw new AppError('CONDUCT_REASONS_MISSING', { pupils: missing });
}

type Judged = JudgedPupil & { isLow: boolean; isAsked: boolean; reason: ConductReasons['pupils'][number]['reason'] };

async function judgedWith(trx: Trx, act: Act, of: UnitTerm & { sheetId?: number }): Promise<Judged[]> {
  const { unitId, schoolYear, term, sheetId = null } = of;
  const [pupils, reasons, rulesOf] = [
    await listJudged(trx, { unitId, schoolYear, term, today: act.today, sheetId }),
    await findReasons(trx, { unitId, schoolYear, term }),
    await currentRules(trx, { unitId, schoolYear }),
  ];
  return pupils.map((pupil) => {
    const rules = rulesOf(pupil.ruleSet);
    return {
      ...pupil,
      isLow: isBelowStandard(rules, pupil.level),
      isAsked: asksConductReason(rules, pupil.level),
      reason: reasons.get(pupil.pupilId) ?? null,
    };
  });
}
