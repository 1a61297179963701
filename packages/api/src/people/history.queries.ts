import { type HistoryLine, keptStaffFields, restrictedFields } from '@truong/contracts/particulars';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

const hidden = new Set<string>(restrictedFields);
const shownLines = 200;

/** The newest changes of a pupil and the pupil's guardians. Without `isOpen` a restricted field shows only that it changed. */
export async function listPupilHistory(
  trx: Trx,
  { unitId, pupilId, isOpen }: { unitId: number; pupilId: number; isOpen: boolean },
): Promise<HistoryLine[]> {
  const lines = await listHistory(
    trx,
    unitId,
    sql`(h.subject = 'pupil' and h.subject_id = ${pupilId})
      or (h.subject = 'guardian' and h.subject_id in (select g.id from guardian g where g.unit_id = ${unitId} and g.pupil_id = ${pupilId}))`,
  );
  if (isOpen) return lines;
  return lines.map((line) =>
    line.subject === 'pupil' && hidden.has(line.field)
      ? { ...line, fromValue: null, toValue: null, isHidden: true }
      : line,
  );
}

/** The newest changes of a member of staff. `isOpen`: with the values of what only the keepers see. */
export async function listStaffHistory(
  trx: Trx,
  { unitId, staffId, isOpen }: { unitId: number; staffId: number; isOpen: boolean },
): Promise<HistoryLine[]> {
  const lines = await listHistory(trx, unitId, sql`h.subject = 'staff' and h.subject_id = ${staffId}`);
  const kept = new Set<string>(keptStaffFields);
  return lines.map((line) =>
    !isOpen && kept.has(line.field) ? { ...line, fromValue: null, toValue: null, isHidden: true } : line,
  );
}

type Row = Omit<HistoryLine, 'at' | 'isHidden'> & { at: Date };

async function listHistory(trx: Trx, unitId: number, where: ReturnType<typeof sql>): Promise<HistoryLine[]> {
  const { rows } = await sql<Row>`
    select h.subject, h.kind, h.field, h.from_value, h.to_value, h.source, a.display_name as who, h.at
    from particulars_change h join account a on a.id = h.account_id
    where h.unit_id = ${unitId} and (${where})
    order by h.id desc limit ${shownLines}
  `.execute(trx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), isHidden: false }));
}
