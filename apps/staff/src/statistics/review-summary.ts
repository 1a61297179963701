import type { ReviewList } from '@truong/contracts/statistics';
import { fold } from '@truong/vietnamese/text';

type School = ReviewList['schools'][number];

export const reviewFilters = ['mine', 'not_filed', 'submitted', 'returned', 'accepted', 'late'] as const;
export type ReviewFilter = (typeof reviewFilters)[number];

export function isWaitingForUs(school: School): boolean {
  return school.isMine && school.status === 'submitted';
}

export function countSchools(schools: readonly School[]) {
  const filed = schools.filter((school) => school.number !== null).length;
  return {
    schools: schools.length,
    filed,
    late: schools.filter((school) => school.isLate).length,
    missing: schools.length - filed,
    waiting: schools.filter(isWaitingForUs).length,
  };
}

/** Those that match, the ones this unit reviews first; otherwise in the order given. */
export function filterSchools(
  schools: readonly School[],
  { filter, search }: { filter: ReviewFilter | undefined; search: string },
): School[] {
  const words = fold(search).split(' ').filter(Boolean);
  return schools
    .filter((school) => matchesFilter(school, filter))
    .filter((school) => {
      const text = fold(`${school.name} ${school.districtName ?? ''}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(b.isMine) - Number(a.isMine));
}

function matchesFilter(school: School, filter: ReviewFilter | undefined): boolean {
  if (filter === undefined) return true;
  if (filter === 'mine') return isWaitingForUs(school);
  return filter === 'late' ? school.isLate : school.status === filter;
}
