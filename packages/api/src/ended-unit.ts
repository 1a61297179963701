import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';

/**
 * An ended unit keeps reading its own years and writes nothing. Asked only in acts that may not write: throws UNIT_ENDED for
 * a write, NOT_FOUND for a school year that began after the unit's last day.
 */
export async function refuseAfterEnd(
  trx: Trx,
  act: Act,
  { type, input }: { type: string; input: unknown },
): Promise<void> {
  const unit = await trx.selectFrom('unit').select('validTo').where('id', '=', act.unitId).executeTakeFirst();
  if (!unit?.validTo || unit.validTo >= act.today) return;
  if (type === 'mutation') throw new AppError('UNIT_ENDED');
  const schoolYear = schoolYearOf(input);
  if (schoolYear === undefined) return;
  const year = await trx
    .selectFrom('schoolYear')
    .select('startsOn')
    .where('schoolYear', '=', schoolYear)
    .executeTakeFirst();
  if (year && year.startsOn > unit.validTo) throw new AppError('NOT_FOUND');
}

function schoolYearOf(input: unknown): number | undefined {
  const { schoolYear } = (input ?? {}) as { schoolYear?: unknown };
  return typeof schoolYear === 'number' ? schoolYear : undefined;
}
