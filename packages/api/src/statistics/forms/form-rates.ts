import type { FormPeriodCode, UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { FormRates } from '@truong/contracts/forms';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import type { InAct } from '../../trpc.ts';
import { listFilingDays, listWindows } from './facts.queries.ts';
import { listFilerPlaces, listLevelsBelow } from './filer.queries.ts';
import { findFormOf } from './form-registry.ts';

/** How complete and how punctual the schools below an office are with each form whose window has opened. */
export function formRates(inAct: InAct, of: UnitYear): Promise<FormRates> {
  return inAct(async (trx, act) => {
    if (of.unitId !== act.unitId) throw new AppError('NOT_FOUND');
    const [windows, levels] = await Promise.all([
      listWindows(trx, { schoolYear: of.schoolYear }),
      listLevelsBelow(trx, act),
    ]);
    const places = await listFilerPlaces(trx, act, { filers: { levels: [...levels] as SchoolLevel[] } }, act.readUnits);
    const days = await listFilingDays(trx, {
      unitIds: places.map(({ unitId }) => unitId),
      schoolYear: of.schoolYear,
    });
    const filedOn = new Map(days.map((day) => [`${day.unitId} ${day.formCode} ${day.period}`, day.filedOn]));
    const rates = await Promise.all(
      windows
        .filter(({ opensOn }) => opensOn <= act.today)
        .map(async ({ formCode, period, dueOn }) => {
          const form = await findFormOf(trx, formCode, of.schoolYear);
          const filers = places.filter((place) => form?.filers.levels.some((level) => place.levels.includes(level)));
          if (!form || filers.length === 0) return [];
          const filed = filers.flatMap(({ unitId }) => filedOn.get(`${unitId} ${formCode} ${period}`) ?? []);
          return [
            {
              ...{ formCode, period: period as FormPeriodCode, name: form.name, dueOn },
              ...{ all: filers.length, filed: filed.length, onTime: filed.filter((day) => day <= dueOn).length },
            },
          ];
        }),
    );
    return rates.flat().reverse();
  });
}
