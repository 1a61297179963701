import type { UnitYear } from '@truong/contracts/common';
import type { PaperKind } from '@truong/contracts/papers';
import type { Trx } from '@truong/db/kysely';

type Register = UnitYear & { kind: PaperKind };

/** Locks a register of papers until the end of the transaction; answers its last number. */
export async function lockRegister(trx: Trx, register: Register): Promise<number> {
  await trx
    .insertInto('paperRegister')
    .values({ ...register, lastNumber: 0 })
    .onConflict((conflict) => conflict.columns(['unitId', 'schoolYear', 'kind']).doNothing())
    .execute();
  const { lastNumber } = await trx
    .selectFrom('paperRegister')
    .select('lastNumber')
    .where('unitId', '=', register.unitId)
    .where('schoolYear', '=', register.schoolYear)
    .where('kind', '=', register.kind)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return lastNumber;
}

export async function saveLastNumber(trx: Trx, register: Register, lastNumber: number): Promise<void> {
  await trx
    .updateTable('paperRegister')
    .set({ lastNumber })
    .where('unitId', '=', register.unitId)
    .where('schoolYear', '=', register.schoolYear)
    .where('kind', '=', register.kind)
    .execute();
}
