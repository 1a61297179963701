import { seatsOf } from '../bulk/seats.ts';
import { inventoryOf, pupilFactsOf, staffFactsOf } from '../model/counted-facts.ts';
import type { ProvinceModel, PupilModel, SchoolModel } from '../model/province-model.ts';
import { type Ids, idOf } from './ids.ts';
import { insertRows, type OwnerPool, type RowTarget } from './insert-rows.ts';

/** What sector forms count beside names, classes and marks: policy groups, disabilities, degrees, rooms and equipment. */
export async function loadCountedFacts(
  to: OwnerPool | RowTarget,
  model: ProvinceModel,
  { ids, years }: { ids: Ids; years: readonly number[] },
): Promise<void> {
  const seats = seatsOf(model, ids);
  const numbers = { degree: 0, item: 0 };
  for (const school of model.schools) {
    const unitId = idOf(ids.unit, school.key);
    await insertRows(to, 'pupil_detail', pupilRows(model.seed, school, { ids, unitId }));
    const staff = school.staff.map((member) => ({
      of: { unit_id: unitId, staff_id: idOf(ids.staff, member.key) },
      facts: staffFactsOf(model.seed, school, member),
    }));
    await insertRows(
      to,
      'staff_detail',
      staff.map(({ of, facts }) => ({ ...of, contract: facts.contract })),
    );
    await insertRows(
      to,
      'staff_qualification',
      staff.map(({ of, facts }) => {
        numbers.degree += 1;
        return { ...of, id: numbers.degree, kind: 'degree', level: facts.degree };
      }),
    );
    const keptBy = seats.at(school).principal.accountId;
    await insertRows(
      to,
      'inventory_item',
      years.flatMap((schoolYear) =>
        inventoryOf(model.seed, school, schoolYear).map(({ siteKey, ...line }) => {
          numbers.item += 1;
          return {
            ...{
              unit_id: unitId,
              school_year: schoolYear,
              id: numbers.item,
              site_id: idOf(ids.site, siteKey),
              ...line,
            },
            ...{ kept_at: `${schoolYear}-09-20T08:00:00Z`, kept_by: keptBy },
          };
        }),
      ),
    );
  }
}

function pupilRows(seed: number, school: SchoolModel, { ids, unitId }: { ids: Ids; unitId: number }) {
  const pupils = new Map(
    school.classes.flatMap((one) => one.enrolments.map(({ pupil }): [string, PupilModel] => [pupil.key, pupil])),
  );
  return [...pupils.values()].flatMap((pupil) => {
    const facts = pupilFactsOf(seed, school, pupil);
    if (!facts) return [];
    const policy = `{${facts.policyGroups.join(',')}}`;
    return [
      {
        ...{ unit_id: unitId, pupil_id: idOf(ids.pupil, pupil.key) },
        ...{ policy_groups: policy, disability_kind: facts.disabilityKind },
      },
    ];
  });
}
