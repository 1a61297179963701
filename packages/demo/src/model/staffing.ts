import { newStaff } from './people.ts';
import type { ClassModel, StaffModel } from './province-model.ts';
import { rngFor } from './random.ts';
import {
  fullPost,
  homeroomSubject,
  lowerGroups,
  primaryGroups,
  type SubjectGroup,
  sharedFromGrade,
  sharedSubject,
  upperGroups,
  weeksPerYear,
} from './subject-groups.ts';

type Hiring = { seed: number; slug: string; nextStaffCode: () => string };
/** A member of staff with the group taught; heads have none. */
export type Post = { staff: StaffModel; group: string };

/** Heads and teachers of a school, with every line of every plan taught and every class in somebody's care. */
export function staffSchool(hiring: Hiring, classes: ClassModel[]): Post[] {
  const heads = ['Hiệu trưởng', 'Phó Hiệu trưởng'].map((title) => hire(hiring, { group: 'head', ordinal: 0, title }));
  const youngest = classes.filter((one) => one.level === 'preschool' || one.level === 'primary');
  const caring = youngest.map((one, ordinal) => {
    const carer = hire(hiring, { group: 'class', ordinal, title: 'Giáo viên' });
    one.homeroomKey = carer.staff.key;
    one.teaching = subjectsOfCarer(one).map((subject) => ({ staffKey: carer.staff.key, subject }));
    return carer;
  });
  const teachers = (['lower_secondary', 'upper_secondary'] as const).flatMap((level) =>
    staffLevel(
      hiring,
      level,
      classes.filter((one) => one.level === level),
    ),
  );
  const primary = classes.filter((one) => one.level === 'primary' && !one.isCombined);
  const specialists = primaryGroups.flatMap((group) => staffGroup(hiring, 'primary', group, primary));
  return [...heads, ...caring, ...teachers, ...specialists];
}

/** Everything that has no teacher of its own; in a combined class, far from the others, everything. */
function subjectsOfCarer({ plan, isCombined }: ClassModel): string[] {
  const special = new Set(isCombined ? [] : primaryGroups.flatMap((group) => group.subjects));
  return [...new Set(plan.map((line) => line.subject))].filter((subject) => !special.has(subject));
}

function hire({ seed, slug, nextStaffCode }: Hiring, post: { group: string; ordinal: number; title: string }): Post {
  const key = `${slug}/${post.title}/${post.group}/${post.ordinal}`;
  const femaleShare = post.group === 'class' ? 0.85 : post.group === 'sport' ? 0.25 : post.group === 'head' ? 0.4 : 0.6;
  const staff = newStaff(rngFor(seed, 'staff', key), { key, code: nextStaffCode(), post: post.title, femaleShare });
  return { staff, group: post.group };
}

function staffLevel(hiring: Hiring, level: 'lower_secondary' | 'upper_secondary', classes: ClassModel[]): Post[] {
  const groups = level === 'lower_secondary' ? lowerGroups : upperGroups;
  const posts = groups.flatMap((group) => staffGroup(hiring, level, group, classes));
  giveHomerooms(posts, classes);
  return posts;
}

type Lesson = { of: ClassModel; subject: string; perWeek: number; grade: number };

function staffGroup(hiring: Hiring, level: string, group: SubjectGroup, classes: ClassModel[]): Post[] {
  const lessons = classes.flatMap((of) =>
    of.plan
      .filter((line) => group.subjects.includes(line.subject))
      .map((line): Lesson => ({ of, subject: line.subject, perWeek: line.periods / weeksPerYear, grade: line.grade })),
  );
  if (lessons.length === 0) return [];
  const total = lessons.reduce((sum, lesson) => sum + lesson.perWeek, 0);
  const count = Math.max(group.atLeast, Math.ceil(total / fullPost));
  const posts = Array.from({ length: count }, (_, ordinal) =>
    hire(hiring, { group: `${level}-${group.key}`, ordinal, title: 'Giáo viên' }),
  ).map((post) => ({ ...post, group: group.key }));
  const load = new Map(posts.map((post) => [post, 0]));
  // The big subjects first: then the small ones fill what is left.
  for (const lesson of [...lessons].sort((a, b) => b.perWeek - a.perWeek)) {
    const isShared = lesson.subject === sharedSubject && lesson.grade >= sharedFromGrade;
    const free = [...posts].sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0)).slice(0, isShared ? 2 : 1);
    for (const post of free) {
      lesson.of.teaching.push({ staffKey: post.staff.key, subject: lesson.subject });
      load.set(post, (load.get(post) ?? 0) + lesson.perWeek / free.length);
    }
  }
  return posts;
}

/**
 * A teacher of the class takes it into care, mathematics and sciences before letters; arts and sport go from class to class
 * and take none. The literature teacher of the first class stays without one, so that somebody only teaches.
 */
function giveHomerooms(posts: readonly Post[], classes: ClassModel[]): void {
  const onlyTeaching = classes[0]?.teaching.find((line) => line.subject === 'literature')?.staffKey;
  const willing = posts.filter((post) => !['sport', 'arts'].includes(post.group) && post.staff.key !== onlyTeaching);
  const taken = new Set<string>();
  for (const one of classes) {
    const teaching = new Set(one.teaching.map((line) => line.staffKey));
    const free = willing.filter((post) => !taken.has(post.staff.key));
    const chosen = free.find((post) => teaching.has(post.staff.key)) ?? free[0];
    if (!chosen) throw new Error(`nobody for ${one.key}`);
    taken.add(chosen.staff.key);
    one.homeroomKey = chosen.staff.key;
    if (one.plan.some((line) => line.subject === homeroomSubject)) {
      one.teaching.push({ staffKey: chosen.staff.key, subject: homeroomSubject });
    }
  }
}
