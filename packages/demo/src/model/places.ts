import { lastDayOfDistricts } from './calendar.ts';
import { readRows } from './data-file.ts';
import type { Place } from './province-model.ts';

export type Commune = { code: string; name: string; districtCode: string };
export type District = { code: string; name: string; validFrom: string };

export const provinceCode = '02';
const provinceFrom = '1991-10-01';
// Thành phố Hà Giang by NQ 35/NQ-CP of 2010, Quang Bình by NĐ 146/2003/NĐ-CP; the others are given the province's day.
const districtFrom: Readonly<Record<string, string>> = { '024': '2010-09-27', '035': '2003-12-01' };

const rows = readRows('ha-giang-communes.csv');

export const communes: readonly Commune[] = rows.map(([, , districtCode = '', , code = '', name = '']) => ({
  code,
  name,
  districtCode,
}));

export const districts: readonly District[] = [
  ...new Map(rows.map(([, , code = '', name = '']) => [code, name])).entries(),
].map(([code, name]) => ({ code, name, validFrom: districtFrom[code] ?? provinceFrom }));

/** The province with all below it. Communes are given the first day of their district: their own is not in the list. */
export function allPlaces(): Place[] {
  const validTo = lastDayOfDistricts;
  const fromOf = new Map(districts.map((district) => [district.code, district.validFrom]));
  return [
    { code: provinceCode, kind: 'province', name: 'Tỉnh Hà Giang', parentCode: null, validFrom: provinceFrom, validTo },
    ...districts.map((district): Place => ({ ...district, kind: 'district', parentCode: provinceCode, validTo })),
    ...communes.map(
      ({ code, name, districtCode }): Place => ({
        code,
        kind: 'commune',
        name,
        parentCode: districtCode,
        validFrom: fromOf.get(districtCode) ?? provinceFrom,
        validTo,
      }),
    ),
  ];
}

export function getCommune(name: string): Commune {
  const commune = communes.find((known) => known.name === name);
  if (!commune) throw new Error(`no commune ${name}`);
  return commune;
}
