import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';

export type ParticularChange = {
  subject: 'class' | 'class_subject' | 'teaching' | 'homeroom';
  subjectId: number;
  kind: 'created' | 'changed' | 'deleted';
  /** '*' where the whole row came or went. */
  field: string;
  from: string | null;
  to: string | null;
};

/** Adds what somebody changed by hand to the history of the unit. */
export async function rememberByHand(
  trx: Trx,
  act: Act,
  { unitId, changes }: { unitId: number; changes: readonly ParticularChange[] },
): Promise<void> {
  if (changes.length === 0) return;
  await trx
    .insertInto('particularsChange')
    .values(
      changes.map(({ subject, subjectId, kind, field, from, to }) => ({
        unitId,
        subject,
        subjectId,
        kind,
        field,
        fromValue: from,
        toValue: to,
        source: 'hand',
        accountId: act.accountId,
        at: act.at,
      })),
    )
    .execute();
}

type Plain = string | number | boolean | null;

/** The fields in which two states of a row differ. */
export function differences(
  of: Pick<ParticularChange, 'subject' | 'subjectId'>,
  before: Readonly<Record<string, Plain>>,
  after: Readonly<Record<string, Plain>>,
): ParticularChange[] {
  return Object.keys(after).flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return from === to ? [] : [{ ...of, kind: 'changed' as const, field, from: textOf(from), to: textOf(to) }];
  });
}

function textOf(value: Plain): string | null {
  return value === null ? null : String(value);
}
