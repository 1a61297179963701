import type { Role } from '@truong/contracts/permissions';
import { joinName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import type { AccountModel, ClassModel, OfficeModel, SchoolModel, StaffModel } from './province-model.ts';

type Seat = { staff: StaffModel; unitKey: string; unitSlug: string; roles: Role[]; username: string | null };

/** One account for each person, with an assignment for each role at each place. */
export function accountsOf(offices: readonly OfficeModel[], schools: readonly SchoolModel[]): AccountModel[] {
  const seats = [...offices.flatMap(officeSeats), ...schools.flatMap(schoolSeats)];
  const accounts = new Map<string, AccountModel>();
  const taken = new Set<string>();
  for (const seat of seats) {
    const known = accounts.get(seat.staff.personKey);
    const account = known ?? {
      username: freeName(seat, taken),
      displayName: joinName(seat.staff.name),
      personKey: seat.staff.personKey,
      assignments: [],
    };
    accounts.set(seat.staff.personKey, account);
    // Who works at two places is known by that.
    if (known) account.username = bothPlaces;
    for (const role of seat.roles) {
      account.assignments.push({ role, unitKey: seat.unitKey, validFrom: seat.staff.validFrom });
    }
  }
  return [...accounts.values()];
}

export const bothPlaces = 'gv.haitruong';

function officeSeats(office: OfficeModel): Seat[] {
  const slug = fold(office.name.replace(/^Phòng GD&ĐT (huyện|thành phố)/, '')).replace(/[^a-z]/g, '');
  const seat = (role: Role, username: string, index: number): Seat[] => {
    const staff = office.staff[index];
    return staff ? [{ staff, unitKey: office.key, unitSlug: slug, roles: [role], username }] : [];
  };
  if (office.kind === 'district') return seat('district_officer', `phong.${slug}`, 0);
  return [
    ...seat('department_officer', 'so.chuyenvien', 0),
    ...seat('department_officer', 'so.chuyenvien2', 1),
    ...seat('administrator', 'quantri', 2),
  ];
}

function schoolSeats(school: SchoolModel): Seat[] {
  const { key } = school;
  return school.staff.map((staff) => {
    const isHead = staff.post !== 'Giáo viên';
    const homeroom = school.classes.find((one) => one.homeroomKey === staff.key);
    const teaches = school.classes.some((one) => one.teaching.some((line) => line.staffKey === staff.key));
    const roles: Role[] = isHead
      ? ['principal']
      : [
          ...(teaches || !homeroom ? ['subject_teacher' as const] : []),
          ...(homeroom ? ['homeroom_teacher' as const] : []),
        ];
    return { staff, unitKey: key, unitSlug: key, roles, username: knownName(school, staff) };
  });
}

/** Names that say what their owner does, for those whom a visitor of the demo looks for. */
function knownName(school: SchoolModel, staff: StaffModel): string | null {
  if (staff.post === 'Hiệu trưởng') return `hieutruong.${school.key}`;
  if (staff.post === 'Phó Hiệu trưởng') return `phohieutruong.${school.key}`;
  const first = knownClass(school);
  if (!first) return null;
  if (isTeacherOf(first, 'literature', staff)) return `gv.nguvan.${school.key}`;
  if (first.homeroomKey === staff.key) return `gvcn.${first.name.toLowerCase()}.${school.key}`;
  return null;
}

/** The first class that is assessed; of a primary school one of grade 4, which has every kind of test. */
function knownClass({ classes }: SchoolModel): ClassModel | undefined {
  const assessed = classes.filter((one) => one.plan.length > 0);
  return assessed.find((one) => one.level !== 'primary') ?? assessed.find((one) => one.name.startsWith('4'));
}

function isTeacherOf(one: ClassModel, subject: string, staff: StaffModel): boolean {
  return one.teaching.some((line) => line.subject === subject && line.staffKey === staff.key);
}

/** Given name, initials of the others, place: 'lannt.thcsvixuyen'. */
function freeName({ staff, unitSlug, username }: Seat, taken: Set<string>): string {
  const initials = fold(staff.name.familyAndMiddle)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  const wanted = `${fold(staff.name.given)}${initials}`;
  const tries = [
    username ?? `${wanted}.${unitSlug}`,
    ...Array.from({ length: 30 }, (_, i) => `${wanted}${i + 2}.${unitSlug}`),
  ];
  const free = tries.find((name) => !taken.has(name));
  if (!free) throw new Error(`no username left for ${wanted}`);
  taken.add(free);
  return free;
}
