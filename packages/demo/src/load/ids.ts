import type { ProvinceModel } from '../model/province-model.ts';

export type Ids = {
  unit: ReadonlyMap<string, number>;
  person: ReadonlyMap<string, number>;
  site: ReadonlyMap<string, number>;
  staff: ReadonlyMap<string, number>;
  pupil: ReadonlyMap<string, number>;
  class: ReadonlyMap<string, number>;
};

/** Numbers for everything the model ties together by keys, in the model's own order. */
export function idsOf({ offices, schools }: ProvinceModel): Ids {
  const staff = [...offices, ...schools].flatMap((unit) => unit.staff);
  const classes = schools.flatMap((school) => school.classes);
  const pupils = classes.flatMap((one) => one.enrolments.map(({ pupil }) => pupil.key));
  return {
    unit: numbered([...offices, ...schools].map((unit) => unit.key)),
    person: numbered([...staff.map((member) => member.personKey), ...pupils]),
    site: numbered(schools.flatMap((school) => school.sites.map((site) => site.key))),
    staff: numbered(staff.map((member) => member.key)),
    pupil: numbered(pupils),
    class: numbered(classes.map((one) => one.key)),
  };
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map([...new Set(keys)].map((key, i) => [key, i + 1]));
}

export function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`no id for ${key}`);
  return id;
}
