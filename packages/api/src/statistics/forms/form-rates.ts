import type { FormPeriodCode, UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { FormRates } from '@truong/contracts/forms';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import type { InAct } from '../../trpc.ts';
import { listFilingDays, listFormVerdicts, listWindows } from './facts.queries.ts';
import { isTurnOf, listFilerPlaces, listLevelsBelow } from './filer.queries.ts';
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
    const facts = { unitIds: places.map(({ unitId }) => unitId), schoolYear: of.schoolYear };
    const [days, said] = await Promise.all([listFilingDays(trx, facts), listFormVerdicts(trx, facts, act.readUnits)]);
    const filings = new Map(days.map((day) => [keyOf(day), day]));
    const verdicts = Map.groupBy(said, keyOf);
    const rates = await Promise.all(
      windows
        .filter(({ opensOn }) => opensOn <= act.today)
        .map(async ({ formCode, period, dueOn }) => {
          const form = await findFormOf(trx, formCode, of.schoolYear);
          const filers = places.filter((place) => form?.filers.levels.some((level) => place.levels.includes(level)));
          if (!form || filers.length === 0) return [];
          const filed = filers.flatMap((place) => {
            const filing = filings.get(keyOf({ unitId: place.unitId, formCode, period }));
            const ofFiling =
              filing && (verdicts.get(keyOf(filing)) ?? []).filter(({ number }) => number === filing.number);
            return ofFiling
              ? [{ filedOn: filing.filedOn, isMine: isTurnOf(act.unitId, { form, place, verdicts: ofFiling }) }]
              : [];
          });
          return [
            {
              ...{ formCode, period: period as FormPeriodCode, name: form.name, dueOn },
              ...{ all: filers.length, filed: filed.length },
              onTime: filed.filter(({ filedOn }) => filedOn <= dueOn).length,
              waiting: filed.filter(({ isMine }) => isMine).length,
            },
          ];
        }),
    );
    return rates.flat().reverse();
  });
}

function keyOf({ unitId, formCode, period }: { unitId: number; formCode: string; period: string }): string {
  return `${unitId} ${formCode} ${period}`;
}
