import { AppError } from '@truong/contracts/errors';
import type { NoticeData } from '@truong/contracts/notices';
import type { EndSubstitution, Substitute, Substituted, SubstitutionList } from '@truong/contracts/substitutions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { substitutionProblem } from '@truong/rules/gradebook/substitution-problem';
import { dayBefore } from '@truong/rules/organisation/day-before';
import { sql } from 'kysely';
import { tellNotice } from '../notices/index.ts';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import {
  type Duty,
  endSubstitutions,
  findStaffMember,
  findYearSpan,
  insertSubstitutions,
  lastDayOfRole,
  listAccountsOf,
  listStanding,
  listSubstitutions,
  lockDuties,
  lockSubstitutions,
  type StaffMember,
  type SubstitutionRow,
} from './substitution.queries.ts';

export function substitutionsOf(inAct: InAct, of: { unitId: number; schoolYear: number }): Promise<SubstitutionList> {
  return inAct(async (trx, act) => ({
    canKeep: act.writeUnits.includes(of.unitId),
    substitutions: await listSubstitutions(trx, { ...of, today: act.today }),
  }));
}

/**
 * Hands sheets of a teacher to a substitute between two days. The teacher goes on keeping them; the history names whoever writes.
 * A substitute without a role that records gets one for these days. All of them or none: SUBSTITUTION_REFUSED names the sheet.
 */
export function substitute(inAct: InAct, input: Substitute): Promise<Substituted> {
  const { unitId, schoolYear, requestId, validFrom, validTo } = input;
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
    const duties = await lockDuties(trx, input);
    return answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      const asked = new Set(input.duties.map(({ kind, id }) => `${kind} ${id}`));
      if (duties.length !== asked.size) throw new AppError('NOT_FOUND');
      const standIn = await checkedSubstitute(trx, act, input, duties);
      const substitutionIds = await insertSubstitutions(trx, act, { ...input, duties });
      const isRoleGiven = await giveRole(trx, { accountId: standIn.accountId, validFrom, validTo });
      const sheets = duties.map(({ className, subjectName }) => ({ className, subjectName }));
      const { teacher = '', personId = 0 } = duties[0] ?? {};
      const data = {
        schoolYear,
        teacher,
        substitute: standIn.name,
        sheets,
        validFrom,
        validTo,
        reason: input.reason,
        isRoleGiven,
      };
      await tellBoth(trx, act, unitId, [personId, standIn.personId], { kind: 'substitution_given', data });
      return { substitutionIds };
    });
  });
}

async function giveRole(
  trx: Trx,
  { accountId, validFrom, validTo }: { accountId: number | null; validFrom: string; validTo: string },
): Promise<boolean> {
  const { rows } = await sql<{ isGiven: boolean }>`
    select substitute_role_give(${accountId}::bigint, ${validFrom}::date, ${validTo}::date) as is_given
  `.execute(trx);
  return rows[0]?.isGiven ?? false;
}

async function checkedSubstitute(trx: Trx, act: Act, input: Substitute, duties: readonly Duty[]): Promise<StaffMember> {
  const { unitId, schoolYear, staffId: teacherId, substituteId, validFrom, validTo } = input;
  const [year, standIn, standing] = [
    await findYearSpan(trx, schoolYear),
    await findStaffMember(trx, { unitId, staffId: substituteId }),
    await listStanding(trx, { unitId, schoolYear, duties }),
  ];
  if (!year) throw new AppError('NOT_FOUND');
  const found = substitutionProblem({
    span: { from: validFrom, to: validTo },
    today: act.today,
    year,
    teacherId,
    substitute: standIn && {
      id: standIn.id,
      atSchool: { from: standIn.validFrom, to: standIn.validTo },
      hasAccount: standIn.accountId !== null,
    },
    duties: duties.map((duty) => ({
      assigned: { from: duty.validFrom, to: duty.validTo },
      standing: standing.filter(({ kind, id }) => kind === duty.kind && id === duty.id),
    })),
  });
  if (found) {
    const duty = found.duty === undefined ? undefined : duties[found.duty];
    const sheet = duty ? { className: duty.className, subjectName: duty.subjectName } : null;
    const name = (duty ? duty.teacher : standIn?.name) ?? null;
    throw new AppError('SUBSTITUTION_REFUSED', { problem: found.problem, sheet, name });
  }
  return standIn as StaffMember;
}

/** Ends substitutions at once, with the role that was given for them. SUBSTITUTION_ENDED when one of them is over already. */
export function endSubstitution(inAct: InAct, input: EndSubstitution): Promise<null> {
  const { unitId, schoolYear, requestId } = input;
  const ids = [...new Set(input.substitutionIds)];
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
    const rows = await lockSubstitutions(trx, { unitId, schoolYear, ids });
    return answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      if (rows.length !== ids.length) throw new AppError('NOT_FOUND');
      if (rows.some(({ endedAt, validTo }) => endedAt !== null || validTo < act.today))
        throw new AppError('SUBSTITUTION_ENDED');
      await endSubstitutions(trx, act, { unitId, schoolYear, ids });
      await endRoles(trx, act, unitId, rows);
      for (const [, [first, ...more]] of Map.groupBy(rows, (row) => `${row.teacherId} ${row.substituteId}`)) {
        if (!first) continue;
        const { teacher, substitute: standIn, teacherPersonId, substitutePersonId } = first;
        const sheets = [first, ...more].map(({ className, subjectName }) => ({ className, subjectName }));
        const data = { schoolYear, teacher, substitute: standIn, sheets };
        await tellBoth(trx, act, unitId, [teacherPersonId, substitutePersonId], { kind: 'substitution_ended', data });
      }
      return null;
    });
  });
}

/** The role holds as long as its holder still stands in for somebody here. */
async function endRoles(trx: Trx, act: Act, unitId: number, rows: readonly SubstitutionRow[]): Promise<void> {
  for (const { substituteId, validFrom, validTo } of rows) {
    const member = await findStaffMember(trx, { unitId, staffId: substituteId });
    if (!member || member.accountId === null) continue;
    const { accountId } = member;
    const role = { unitId, staffId: substituteId, accountId, from: validFrom, to: validTo, today: act.today };
    const until = (await lastDayOfRole(trx, role)) ?? dayBefore(act.today);
    await sql`select substitute_role_end(${accountId}::bigint, ${validFrom}::date, ${validTo}::date, ${until}::date)`.execute(
      trx,
    );
  }
}

type Told =
  | { kind: 'substitution_given'; data: NoticeData<'substitution_given'> }
  | { kind: 'substitution_ended'; data: NoticeData<'substitution_ended'> };

async function tellBoth(trx: Trx, act: Act, unitId: number, personIds: readonly number[], told: Told): Promise<void> {
  for (const accountId of await listAccountsOf(trx, personIds))
    if (accountId !== act.accountId) await tellNotice(trx, act, { unitId, to: { accountId }, ...told });
}
