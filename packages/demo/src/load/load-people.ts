import { nameSortKey, type PersonName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import type { ProvinceModel, SchoolModel, StaffModel } from '../model/province-model.ts';
import { type Ids, idOf } from './ids.ts';
import { insertRows, moveSequence, type OwnerPool } from './insert-rows.ts';

/** Sites, staff and pupils with their particulars. */
export async function loadPeople(pool: OwnerPool, { offices, schools }: ProvinceModel, ids: Ids): Promise<void> {
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
  await pool.query(
    'insert into person_place (person_id, unit_id) select person_id, unit_id from staff union select person_id, unit_id from pupil',
  );
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
  return school.classes.flatMap((one) =>
    one.enrolments.map(({ pupil }) => ({
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
    })),
  );
}
