import { nameSortKey, type PersonName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import type { OfficeModel, ProvinceModel, SchoolModel, StaffModel } from '../model/province-model.ts';
import { type Ids, idOf } from './ids.ts';
import { insertRows, moveSequence, type OwnerPool, type RowTarget } from './insert-rows.ts';

/** Sites, staff and pupils with their particulars. */
export async function loadPeople(
  pool: OwnerPool | RowTarget,
  { offices, schools }: ProvinceModel,
  ids: Ids,
): Promise<void> {
  await insertRows(
    pool,
    'person_link',
    [...ids.person.values()].map((id) => ({ id })),
  );
  await moveSequence(pool, 'person_link');
  await insertRows(
    pool,
    'site',
    schools.flatMap((school) =>
      school.sites.map((site) => ({
        unit_id: idOf(ids.unit, school.key),
        id: idOf(ids.site, site.key),
        name: site.name,
        is_main: site.isMain,
        administrative_code: site.placeCode,
      })),
    ),
  );
  await moveSequence(pool, 'site');
  await insertRows(
    pool,
    'staff',
    [...offices, ...schools].flatMap((unit) => unit.staff.map((member) => staffRow(ids, unit.key, member))),
  );
  await moveSequence(pool, 'staff');
  await insertRows(
    pool,
    'pupil',
    schools.flatMap((school) => pupilRows(ids, school)),
  );
  await moveSequence(pool, 'pupil');
  await insertRows(
    pool,
    'person_place',
    [...offices, ...schools].flatMap((unit) => placeRows(ids, unit)),
  );
}

/** Everybody of a unit once, whatever they are there. */
function placeRows(ids: Ids, unit: OfficeModel | SchoolModel) {
  const people = [
    ...unit.staff.map((member) => member.personKey),
    ...('classes' in unit ? unit.classes : []).flatMap((one) => one.enrolments.map(({ pupil }) => pupil.key)),
  ];
  return [...new Set(people)].map((key) => ({ person_id: idOf(ids.person, key), unit_id: idOf(ids.unit, unit.key) }));
}

function nameColumns(name: PersonName) {
  return {
    family_and_middle_name: name.familyAndMiddle,
    given_name: name.given,
    name_sort_key: nameSortKey(name),
    name_search: fold(`${name.familyAndMiddle} ${name.given}`),
  };
}

function staffRow(ids: Ids, unitKey: string, member: StaffModel) {
  return {
    unit_id: idOf(ids.unit, unitKey),
    id: idOf(ids.staff, member.key),
    person_id: idOf(ids.person, member.personKey),
    code: member.code,
    ...nameColumns(member.name),
    is_female: member.isFemale,
    birth_date: member.birthDate,
    ethnic_group_code: member.ethnicGroup,
    post: member.post,
    valid_from: member.validFrom,
  };
}

function pupilRows(ids: Ids, school: SchoolModel) {
  const pupils = new Map(
    school.classes.flatMap((one) => one.enrolments.map(({ pupil }) => [pupil.key, pupil] as const)),
  );
  return [...pupils.values()].map((pupil) => ({
    unit_id: idOf(ids.unit, school.key),
    id: idOf(ids.pupil, pupil.key),
    person_id: idOf(ids.person, pupil.key),
    code: pupil.code,
    ...nameColumns(pupil.name),
    is_female: pupil.isFemale,
    birth_date: pupil.birthDate,
    birth_precision: pupil.birthPrecision,
    ethnic_group_code: pupil.ethnicGroup,
    administrative_code: pupil.placeCode,
  }));
}
