import { lastDayOfDistricts } from './calendar.ts';
import { newStaff } from './people.ts';
import { districts, provinceCode } from './places.ts';
import type { OfficeModel } from './province-model.ts';
import { rngFor } from './random.ts';
import { departmentKey, districtKey } from './schools.ts';

/** The department and the offices of these districts, each with an officer; the department has two and the administrator. */
export function buildOffices(seed: number, districtCodes: readonly string[]): OfficeModel[] {
  const officer = (officeKey: string, ordinal: number, code: string) => {
    const key = `${officeKey}/officer/${ordinal}`;
    return newStaff(rngFor(seed, 'staff', key), { key, code, post: 'Chuyên viên', femaleShare: 0.5 });
  };
  const department: OfficeModel = {
    key: departmentKey,
    kind: 'department',
    code: `SGD${provinceCode}`,
    name: 'Sở Giáo dục và Đào tạo Hà Giang',
    parentKey: null,
    placeCode: provinceCode,
    validFrom: '1991-10-01',
    validTo: null,
    staff: [1, 2, 3].map((n) => officer(departmentKey, n, `CB${provinceCode}SGD${n}`)),
  };
  const ofDistricts = districts
    .filter((district) => districtCodes.includes(district.code))
    .map(
      ({ code, name, validFrom }): OfficeModel => ({
        key: districtKey(code),
        kind: 'district',
        code: `PGD${code}`,
        name: `Phòng GD&ĐT ${name.replace('Huyện', 'huyện').replace('Thành phố', 'thành phố')}`,
        parentKey: departmentKey,
        placeCode: code,
        validFrom,
        validTo: lastDayOfDistricts,
        staff: [officer(districtKey(code), 1, `CB${code}PGD1`)],
      }),
    );
  return [department, ...ofDistricts];
}
