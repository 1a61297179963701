import { classesOf } from './classes.ts';
import { districts, getCommune, provinceCode } from './places.ts';
import type { SchoolModel } from './province-model.ts';
import { between, pick, rngFor } from './random.ts';
import type { SchoolSpec } from './school-specs.ts';
import { type Post, staffSchool } from './staffing.ts';

export type BuiltSchool = { school: SchoolModel; posts: Post[] };

export const departmentKey = 'department';
export function districtKey(code: string): string {
  return `district/${code}`;
}

/** Schools with upper-secondary grades stand under the department, all others under their district. */
export function buildSchool(seed: number, spec: SchoolSpec, ordinal: number): BuiltSchool {
  const rng = rngFor(seed, 'school', spec.slug);
  const commune = getCommune(spec.commune);
  const number = String(ordinal + 1).padStart(2, '0');
  const sites = [
    { key: `${spec.slug}/main`, name: 'Điểm trường chính', isMain: true, placeCode: commune.code },
    ...(spec.satellites ?? []).map((name) => ({
      key: `${spec.slug}/${name}`,
      name: `Điểm trường ${name}`,
      isMain: false,
      placeCode: commune.code,
    })),
  ];
  const classes = classesOf({
    seed,
    spec,
    nextPupilCode: counter(`${provinceCode}${number}`, 6),
    mainSite: `${spec.slug}/main`,
    satellites: sites.filter((site) => !site.isMain).map((site) => site.key),
  });
  const posts = staffSchool(
    { seed, slug: spec.slug, nextStaffCode: counter(`CB${provinceCode}${number}`, 4) },
    classes,
  );
  const districtFrom = districts.find((district) => district.code === commune.districtCode)?.validFrom ?? '';
  const school: SchoolModel = {
    key: spec.slug,
    code: `${provinceCode}${commune.districtCode}${number}${between(rng, 1, 9)}`,
    name: spec.name,
    type: spec.type,
    levels: [...spec.levels],
    parentKey: spec.levels.includes('upper_secondary') ? departmentKey : districtKey(commune.districtCode),
    placeCode: commune.code,
    validFrom: `${Math.max(Number(districtFrom.slice(0, 4)) + 1, pick(rng, [1994, 1998, 2001, 2004, 2009]))}-09-01`,
    sites,
    staff: posts.map((post) => post.staff),
    classes,
  };
  return { school, posts };
}

function counter(prefix: string, digits: number): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}${String(last).padStart(digits, '0')}`;
  };
}

/** The teacher of arts of one school also teaches at another: there a second staff row of the same person. */
export function shareArtsTeacher(built: readonly BuiltSchool[], specs: readonly SchoolSpec[]): void {
  for (const { slug, artsTeacherFrom } of specs) {
    const visited = built.find(({ school }) => school.key === slug);
    const home = built.find(({ school }) => school.key === artsTeacherFrom);
    const guest = visited?.posts.find((post) => post.group === 'arts')?.staff;
    const teacher = home?.posts.find((post) => post.group === 'arts')?.staff;
    if (!guest || !teacher) continue;
    const { key, code, validFrom: _from, ...person } = { ...teacher, key: guest.key, code: guest.code };
    Object.assign(guest, { ...person, key, code, validFrom: '2023-09-01' });
  }
}
