import type { Db } from '@truong/db/kysely';
import { tt22 } from '@truong/rules/gradebook/regimes/tt22-2021';
import { sql } from 'kysely';
import { pupilOutcomes } from '../gradebook/pupil-outcomes.ts';
import { listTermLines } from '../gradebook/term.queries.ts';
import type { Difference } from './verify-chains.ts';

type Closed = { schoolYear: number; term: 1 | 2; closedOn: string };
type Stored = { pupilId: number; learning: string | null; conduct: string | null; isAssessed: boolean };

/** Every stored outcome of a unit's closed terms against the marks it was computed from. */
export async function verifyOutcomes(db: Db, unitId: number): Promise<Difference[]> {
  const { rows: terms } =
    await sql<Closed>`select school_year, term, closed_on from school_term where unit_id = ${unitId} and closed_on is not null`.execute(
      db,
    );
  const found: Difference[] = [];
  for (const { schoolYear, term, closedOn } of terms) {
    const { rows: stored } = await sql<Stored>`
      select pupil_id, learning, conduct, is_assessed from outcome where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${`term-${term}`}`.execute(
      db,
    );
    const lines = await listTermLines(db, { unitId, schoolYear, term, today: closedOn });
    const notAssessed = new Set(stored.filter((outcome) => !outcome.isAssessed).map((outcome) => outcome.pupilId));
    const computed = new Map(pupilOutcomes(tt22, lines, notAssessed).map((outcome) => [outcome.pupilId, outcome]));
    const what = `outcomes of term ${term} ${schoolYear}`;
    if (computed.size !== stored.length)
      found.push({ what, unitId, detail: `${stored.length} stored, ${computed.size} computed` });
    for (const outcome of stored) {
      const now = computed.get(outcome.pupilId);
      if (now?.learning !== outcome.learning || now?.conduct !== outcome.conduct)
        found.push({ what, unitId, detail: `pupil ${outcome.pupilId} differs` });
    }
  }
  return found;
}
