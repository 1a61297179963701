import type { DecisionKind, PrimaryList } from '@truong/contracts/primary-results';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { type Decided, nothingDecided } from './primary-outcomes.ts';

type Decision = PrimaryList['pupils'][number]['decisions'][number];
export type PupilDecisions = { held: Decided; all: Decision[] };

/** What was decided about the pupils of a year, the latest first, and what of it holds. */
export async function listDecisions(
  db: Db,
  { unitId, schoolYear }: { unitId: number; schoolYear: number },
): Promise<Map<number, PupilDecisions>> {
  const { rows } = await sql<Omit<Decision, 'at'> & { pupilId: number; at: Date }>`
    select d.pupil_id, d.kind, d.answer, d.reason, d.at, a.display_name as who, g.display_name as on_behalf_of
    from primary_decision d
    join account a on a.id = d.account_id
    left join delegation e on e.id = d.delegation_id
    left join role_assignment f on f.id = e.from_assignment
    left join account g on g.id = f.account_id
    where d.unit_id = ${unitId} and d.school_year = ${schoolYear}
    order by d.id desc
  `.execute(db);
  const known = new Map<number, PupilDecisions>();
  for (const { pupilId, at, ...decision } of rows) {
    const of = known.get(pupilId) ?? { held: { ...nothingDecided }, all: [] };
    known.set(pupilId, of);
    of.all.push({ ...decision, at: at.toISOString() });
    if (of.held[decision.kind] === null) Object.assign(of.held, { [decision.kind]: decision.answer });
  }
  return known;
}

export async function insertDecision(
  trx: Trx,
  act: Act,
  decision: {
    unitId: number;
    schoolYear: number;
    pupilId: number;
    kind: DecisionKind;
    answer: string;
    reason: string;
    delegationId: number | null;
  },
): Promise<void> {
  await trx
    .insertInto('primaryDecision')
    .values({ ...decision, at: act.at, accountId: act.accountId })
    .execute();
}
