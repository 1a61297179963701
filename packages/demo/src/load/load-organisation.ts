import { primary2006 } from '@truong/rules/organisation/programme-2006-primary';
import { programme2018 } from '@truong/rules/organisation/programme-2018';
import { primary2018 } from '@truong/rules/organisation/programme-2018-primary';
import { fold } from '@truong/vietnamese/text';
import { filingPeriods, type PastYear, terms, yearDays } from '../model/calendar.ts';
import type { ProvinceModel } from '../model/province-model.ts';
import { midDayOf, sectorPeriods, springPeriods, termPeriods } from '../model/sector-periods.ts';
import { type Ids, idOf } from './ids.ts';
import { insertRows, moveSequence, type OwnerPool } from './insert-rows.ts';

/** What everybody shares: places, units in their tree, the year, subjects, ethnic groups, the form's days. */
export async function loadOrganisation(pool: OwnerPool, model: ProvinceModel, ids: Ids): Promise<void> {
  const { schoolYear } = model;
  await insertRows(
    pool,
    'administrative_unit',
    model.places.map(({ code, kind, name, parentCode, validFrom, validTo }) => ({
      code,
      kind,
      name,
      parent_code: parentCode,
      valid_from: validFrom,
      valid_to: validTo,
    })),
  );
  await insertRows(pool, 'school_year', [
    { school_year: schoolYear, starts_on: yearDays.startsOn, ends_on: yearDays.endsOn },
  ]);
  await insertRows(
    pool,
    'term',
    terms.map(({ term, startsOn, endsOn }) => ({
      school_year: schoolYear,
      term,
      starts_on: startsOn,
      ends_on: endsOn,
    })),
  );
  await insertRows(
    pool,
    'subject',
    subjectsInOrder().map(({ code, name, shortName }, i) => ({ code, name, short_name: shortName, sort_order: i + 1 })),
  );
  await insertRows(
    pool,
    'ethnic_group',
    model.ethnicGroups.map(({ code, name, isMinority }) => ({ code, name, is_minority: isMinority })),
  );
  await insertRows(pool, 'form_period', [
    ...termPeriods({ schoolYear, terms, filingPeriods }),
    ...sectorPeriods(schoolYear, midDayOf(null)),
    ...springPeriods(schoolYear),
  ]);
  await loadUnits(pool, model, ids);
}

/** Before that nobody asked for them. */
const sectorFormsSince = 2020;

/** The days of a closed year. */
export async function loadPastCalendar(pool: OwnerPool, year: PastYear): Promise<void> {
  const of = { school_year: year.schoolYear };
  await insertRows(pool, 'school_year', [{ ...of, starts_on: year.startsOn, ends_on: year.endsOn }]);
  await insertRows(
    pool,
    'term',
    year.terms.map(({ term, startsOn, endsOn }) => ({ ...of, term, starts_on: startsOn, ends_on: endsOn })),
  );
  await insertRows(pool, 'form_period', termPeriods(year));
  if (year.schoolYear >= sectorFormsSince)
    await insertRows(pool, 'form_period', sectorPeriods(year.schoolYear, midDayOf(year)));
}

/** Every subject once: those of grades 1-5 alone stand before the next one of their plan that other grades have too. */
function subjectsInOrder(): { code: string; name: string; shortName: string }[] {
  const inOrder: { code: string; name: string; shortName: string }[] = [...programme2018];
  for (const programme of [primary2018, primary2006]) {
    for (const subject of programme.toReversed()) {
      if (inOrder.some(({ code }) => code === subject.code)) continue;
      const following = programme.slice(programme.indexOf(subject) + 1).map(({ code }) => code);
      const at = inOrder.findIndex(({ code }) => following.includes(code));
      inOrder.splice(at < 0 ? inOrder.length : at, 0, subject);
    }
  }
  return inOrder;
}

async function loadUnits(pool: OwnerPool, { offices, schools }: ProvinceModel, ids: Ids): Promise<void> {
  const units = [
    ...offices.map((office) => ({ ...office, type: null })),
    ...schools.map((school) => ({ ...school, kind: 'school' as const, validTo: null })),
  ];
  await insertRows(
    pool,
    'unit',
    units.map((unit) => ({
      id: idOf(ids.unit, unit.key),
      kind: unit.kind,
      code: unit.code,
      name: unit.name,
      name_search: fold(unit.name),
      parent_id: unit.parentKey === null ? null : idOf(ids.unit, unit.parentKey),
      administrative_code: unit.placeCode,
      school_type: unit.type,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
    })),
  );
  await moveSequence(pool, 'unit');
  // A parent is placed before what stands under it: place_unit copies the parent's line.
  for (const unit of units) {
    const parentId = unit.parentKey === null ? null : idOf(ids.unit, unit.parentKey);
    await pool.query('select place_unit($1, $2, $3)', [idOf(ids.unit, unit.key), parentId, unit.validFrom]);
  }
  await insertRows(
    pool,
    'unit_level',
    schools.flatMap((school) =>
      school.levels.map((level) => ({ unit_id: idOf(ids.unit, school.key), level, valid_from: school.validFrom })),
    ),
  );
}
