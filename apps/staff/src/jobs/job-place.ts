import type { JobEnd } from '@truong/contracts/jobs';

/** Where what a job did can be read; null where the list of jobs says all there is. */
export function placeOfJob(end: JobEnd) {
  if (end.job !== 'import_commit' || !end.input) return null;
  const { importId, schoolYear } = end.input;
  return { to: '/imports/$importId', params: { importId }, search: { year: schoolYear } } as const;
}
