import { AppError } from '@truong/contracts/errors';
import type { FormRef, SavedFormEntries, SaveFormEntries } from '@truong/contracts/forms';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { type EntryProblem, entryProblem } from '@truong/rules/statistics/form-entry';
import { sql } from 'kysely';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { type EntryRow, listEntries } from './facts.queries.ts';
import { factsOf, readFacts } from './form-facts.ts';
import { findFiling } from './prepare-form.ts';
import { lockForm } from './submit-form.ts';

/** The form, open to be typed into. Throws FORM_NOT_OPEN, FORM_COMPLETED or FORM_LOCKED. */
export async function openForm(trx: Trx, act: Act, of: FormRef, { evenCompleted }: { evenCompleted: boolean }) {
  const { form, place } = await findFiling(trx, act, of);
  const rows = await readFacts(trx, act, { ...of, unitIds: [of.unitId] });
  const { standing, shown } = factsOf(rows, act, { form, period: of.period, place });
  if (standing.status === 'not_open') throw new AppError('FORM_NOT_OPEN', { opensOn: shown.opensOn });
  if (standing.isLocked) throw new AppError('FORM_LOCKED');
  if (standing.isCompleted && !evenCompleted) throw new AppError('FORM_COMPLETED');
  return { form, place, shown };
}

/**
 * Saves what was typed, all or nothing. A cell that somebody else changed since makes a conflict: nothing is saved, and the
 * values that stand come back. Throws CELL_REFUSED naming the first cell that cannot take what was typed.
 */
export function saveFormEntries(inAct: InAct, input: SaveFormEntries): Promise<SavedFormEntries> {
  const hash = inputHash(input);
  const { requestId, entries, ...of } = input;
  return inAct(async (trx, act) => {
    await lockForm(trx, of);
    return answerOnce<SavedFormEntries>(trx, act, { unitId: of.unitId, requestId, hash }, async () => {
      const { form } = await openForm(trx, act, of, { evenCompleted: false });
      refuseUnfit(form, entries);
      const standing = new Map((await listEntries(trx, of)).map((entry) => [entry.cell, entry]));
      const conflicts = entries.flatMap(({ cell, seenVersion }) => {
        const now = standing.get(cell);
        return (now?.version ?? 0) === seenVersion ? [] : [conflictOf(cell, now)];
      });
      if (conflicts.length > 0) return { kind: 'conflict', conflicts };
      const written = entries.map(({ seenVersion, ...entry }) => ({ ...entry, version: seenVersion + 1 }));
      await writeEntries(trx, act, of, written);
      return { kind: 'saved', versions: Object.fromEntries(written.map(({ cell, version }) => [cell, version])) };
    });
  });
}

function refuseUnfit(form: Form, entries: SaveFormEntries['entries']): void {
  const cells = new Map(cellsOfForm(form).map((cell) => [cell.key, cell]));
  for (const { cell, value, words, note } of entries) {
    const source = cells.get(cell)?.source;
    const problem: EntryProblem | null = source ? entryProblem(source, { value, text: words, note }) : 'unknown';
    if (problem) throw new AppError('CELL_REFUSED', { cell, problem });
  }
}

function conflictOf(cell: string, now: EntryRow | undefined) {
  return {
    cell,
    value: now?.value ?? null,
    words: now?.words ?? null,
    note: now?.note ?? null,
    version: now?.version ?? 0,
    by: now?.by ?? '',
    at: now?.at.toISOString() ?? '',
  };
}

type Written = { cell: string; value: number | null; words: string | null; note: string | null; version: number };

/** What is taken back keeps its row, so that its version goes on. */
async function writeEntries(trx: Trx, act: Act, of: FormRef, entries: readonly Written[]): Promise<void> {
  const column = <T>(pick: (entry: Written) => T) => entries.map(pick);
  const values = sql`unnest(${column((e) => e.cell)}::text[], ${column((e) => e.value)}::numeric[], ${column((e) => e.words)}::text[],
    ${column((e) => e.note)}::text[], ${column((e) => e.version)}::integer[]) as e(cell, value, words, note, version)`;
  const head = sql`${of.unitId}::bigint, ${of.schoolYear}::integer, ${of.formCode}, ${of.period}`;
  await sql`insert into form_entry (unit_id, school_year, form_code, period, cell, value, words, note, version, entered_at, entered_by)
    select ${head}, e.cell, e.value, e.words, e.note, e.version, ${act.at}::timestamptz, ${act.accountId}::bigint from ${values}
    on conflict (unit_id, school_year, form_code, period, cell) do update set value = excluded.value, words = excluded.words,
      note = excluded.note, version = excluded.version, entered_at = excluded.entered_at, entered_by = excluded.entered_by`.execute(
    trx,
  );
  await sql`insert into form_entry_change (unit_id, school_year, form_code, period, cell, value, words, note, version, entered_at, entered_by)
    select ${head}, e.cell, e.value, e.words, e.note, e.version, ${act.at}::timestamptz, ${act.accountId}::bigint from ${values}`.execute(
    trx,
  );
}
