import type { OwnerPool } from '../load/insert-rows.ts';
import { CopyTarget } from './copy-target.ts';
import { moveSequences, putKeysBack, takeKeysOff } from './keys.ts';

/** The tables loaded by COPY; the few rows that everybody shares go in before, under their keys. */
const copied = [
  ...['person_link', 'site', 'staff', 'pupil', 'person_place', 'class', 'enrolment', 'class_subject', 'subject_choice'],
  ...[
    'cluster_choice',
    'teaching',
    'homeroom',
    'account',
    'role_assignment',
    'school_term',
    'school_term_event',
    'sheet',
    'mark',
  ],
  ...['sheet_save', 'mark_history', 'outcome', 'outcome_subject'],
  ...['pupil_detail', 'staff_detail', 'staff_qualification', 'inventory_item'],
];

/** Has these tables, still empty, filled by COPY without their keys, which come back checked. */
export async function copyIn(
  owner: OwnerPool,
  url: string,
  write: (to: CopyTarget) => Promise<void>,
  tables: readonly string[] = copied,
): Promise<void> {
  const target = new CopyTarget(url);
  try {
    const keys = await takeKeysOff(owner, tables);
    await write(target);
    await target.finish();
    await putKeysBack(url, keys);
    await moveSequences(owner, tables);
  } finally {
    await target.abandon();
  }
}
