import { AppError } from '@truong/contracts/errors';
import type { PreparedReform, PrepareReform } from '@truong/contracts/unit-acts';
import { dayBefore } from '@truong/rules/organisation/day-before';
import type { InAct } from '../trpc.ts';
import { matchReform } from './match-reform.ts';
import { countSchoolsAtPlaces } from './place.queries.ts';
import { listPlaces } from './unit-ground.queries.ts';

/** Reads where each commune of the province goes from the list of new ones, and says what somebody has to decide. Writes nothing. */
export function prepareReform(inAct: InAct, input: PrepareReform): Promise<PreparedReform> {
  return inAct(async (trx, act) => {
    if (act.unitKind !== 'department') throw new AppError('FORBIDDEN');
    const eve = dayBefore(input.on);
    const places = await listPlaces(trx, eve);
    const districtOf = new Map(places.filter(({ kind }) => kind === 'district').map(({ code, name }) => [code, name]));
    const olds = places
      .filter(({ kind }) => kind === 'commune')
      .map(({ code, name, parentCode }) => ({ code, name, district: districtOf.get(parentCode ?? '') ?? '' }));
    const { matches, foreignNames } = matchReform(olds, input.communes);
    const schools = await countSchoolsAtPlaces(trx, { officeId: act.unitId, day: eve });
    return {
      communes: input.communes.map(({ code, name }) => ({ code, name })),
      places: matches.map(({ old, ...match }) => ({ ...old, ...match, schools: schools.get(old.code) ?? 0 })),
      foreignNames,
    };
  });
}
