import type pg from 'pg';
import type { BenchTeacher } from './bench-school.ts';
import type { column } from './saves.ts';

const statement = {
  name: 'limit',
  text: `with written as (
      insert into mark (unit_id, school_year, sheet_id, pupil_id, slot, number, version)
      select $1, $2, $3, p, s, v, 1 from unnest($5::bigint[], $6::text[], $7::smallint[]) as w (p, s, v)
      on conflict (unit_id, school_year, sheet_id, pupil_id, slot) do update set number = excluded.number, version = mark.version + 1
    )
    insert into mark_history (unit_id, school_year, sheet_id, seq, ordinal, pupil_id, slot, from_value, to_value, version)
    select $1, $2, $3, $4, n, p, s, '', v::text, 1 from unnest($5::bigint[], $6::text[], $7::smallint[]) with ordinality as w (p, s, v, n)`,
};

/** The stated limit: the same mark and history rows in one prepared statement by the owner, with nothing else around it. */
export class LimitWriter {
  #seq = 1_000_000;
  readonly #pool: pg.Pool;
  readonly #teacher: Pick<BenchTeacher, 'sheet' | 'pupilIds'>;
  constructor(pool: pg.Pool, teacher: Pick<BenchTeacher, 'sheet' | 'pupilIds'>) {
    this.#pool = pool;
    this.#teacher = teacher;
  }
  /** Takes away the history that an earlier run wrote past the chain of the sheet. */
  async clear(): Promise<void> {
    const { unitId, schoolYear, sheetId } = this.#teacher.sheet;
    await this.#pool.query(
      'delete from mark_history where unit_id = $1 and school_year = $2 and sheet_id = $3 and seq > $4',
      [unitId, schoolYear, sheetId, this.#seq],
    );
  }

  write({ pupils, slots }: typeof column): Promise<unknown> {
    this.#seq += 1;
    const { sheet, pupilIds } = this.#teacher;
    const cells = pupilIds.slice(0, pupils).flatMap((pupilId) => slots.map((slot) => ({ pupilId, slot })));
    const value = 10 + (this.#seq % 90);
    return this.#pool.query({
      ...statement,
      values: [
        sheet.unitId,
        sheet.schoolYear,
        sheet.sheetId,
        this.#seq,
        cells.map((c) => c.pupilId),
        cells.map((c) => c.slot),
        cells.map(() => value),
      ],
    });
  }
}
