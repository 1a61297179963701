import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { ChangeElective, MakeUpElective, PupilCases } from '@truong/contracts/pupil-cases';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { markText } from '@truong/rules/gradebook/parse-mark';
import { sql } from 'kysely';
import { answerOnce, inputHash } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { findTermEnd, lockTerm, stateOfTerm } from '../term.queries.ts';
import { isYearClosed, lockYearClosing } from '../year.queries.ts';
import { classNameOf, listCasePupils } from './case.queries.ts';

/**
 * A pupil takes another elective from a day on. The sheet of the new one asks for every mark of its term; what was given up
 * counts no more, its marks stay where they are. Changed in semester II, semester I is made up before the year has a result.
 * TERM_CLOSED for a day of a closed term, YEAR_CLOSED once the year stands.
 */
export function changeElective(inAct: InAct, input: ChangeElective): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, pupilId, fromSubject, toSubject, changedOn, reason, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      await refuseClosed(trx, act, { ...of, changedOn });
      const [pupil] = await listCasePupils(trx, { ...of, pupilId });
      const chosen = (code: string) => pupil?.subjects.find((one) => one.code === code && one.isChosen);
      const [from, to] = [chosen(fromSubject), chosen(toSubject)];
      if (!pupil || !from?.isTaken || !to || to.isTaken) throw new AppError('NOT_FOUND');
      const { classId, grade } = pupil;
      const line = { ...of, classId, grade, pupilId };
      await trx
        .deleteFrom('subjectChoice')
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('classId', '=', classId)
        .where('pupilId', '=', pupilId)
        .where('subjectCode', '=', fromSubject)
        .execute();
      await trx
        .insertInto('subjectChoice')
        .values({ ...line, subjectCode: toSubject })
        .execute();
      await trx
        .insertInto('electiveChange')
        .values({ ...of, pupilId, fromSubject, toSubject, changedOn, reason, at: act.at, accountId: act.accountId })
        .execute();
      return null;
    }),
  );
}

async function refuseClosed(trx: Trx, act: Act, of: UnitYear & { changedOn: string }): Promise<void> {
  if (isYearClosed(await lockYearClosing(trx, of))) throw new AppError('YEAR_CLOSED');
  if (of.changedOn > act.today) throw new AppError('DATES_INVALID');
  const firstEnds = await findTermEnd(trx, { ...of, term: 1 });
  const term = firstEnds !== null && of.changedOn > firstEnds ? (2 as const) : (1 as const);
  if (stateOfTerm(await lockTerm(trx, { ...of, term })) === 'closed') throw new AppError('TERM_CLOSED');
}

/** The result of semester I of an elective taken up in semester II, made up by learning and assessment. */
export function makeUpElective(inAct: InAct, input: MakeUpElective): Promise<null> {
  const hash = inputHash(input);
  const { unitId, schoolYear, changeId, text, requestId } = input;
  const of = { unitId, schoolYear };
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      if (isYearClosed(await lockYearClosing(trx, of))) throw new AppError('YEAR_CLOSED');
      const change = (await listChanges(trx, of)).find(({ id }) => id === changeId);
      if (!change?.isMakeUpDue) throw new AppError('NOT_FOUND');
      const { pupilId, toSubject } = change;
      const [pupil] = await listCasePupils(trx, { ...of, pupilId });
      const isScore = pupil?.subjects.find(({ code }) => code === toSubject)?.kind === 'score';
      const parsed = parseCell(isScore ? 'mark' : 'comment', text, { today: act.today, termEnds: act.today });
      const value = parsed.ok ? parsed.value : null;
      if (!parsed.ok || value?.kind === 'make_up') {
        const problem = parsed.ok ? 'bad_due_date' : parsed.problem;
        throw new AppError('MARKS_INVALID', { problems: [{ pupilId, slot: toSubject, problem }] });
      }
      const isEntered = value !== null;
      await trx
        .updateTable('electiveChange')
        .set({
          madeUpTenths: value?.kind === 'number' ? value.number : null,
          madeUpCode: value?.kind === 'code' ? value.code : null,
          madeUpAt: isEntered ? act.at : null,
          madeUpBy: isEntered ? act.accountId : null,
        })
        .where('unitId', '=', unitId)
        .where('schoolYear', '=', schoolYear)
        .where('id', '=', changeId)
        .execute();
      return null;
    }),
  );
}

type Change = Omit<PupilCases['electives'][number], 'madeUp'> & {
  toSubject: string;
  tenths: number | null;
  code: 'pass' | 'fail' | null;
};

/** Every elective changed in a year, newest first. */
export async function listElectiveChanges(db: Db, of: UnitYear): Promise<PupilCases['electives']> {
  return (await listChanges(db, of)).map(({ toSubject: _to, tenths, code, ...change }) => ({
    ...change,
    madeUp: tenths === null ? code && (code === 'pass' ? 'Đ' : 'CĐ') : markText(tenths),
  }));
}

async function listChanges(db: Db, { unitId, schoolYear }: UnitYear): Promise<Change[]> {
  const { rows } = await sql<Omit<Change, 'at'> & { at: Date }>`
    select x.id, x.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, ${classNameOf('x')} as class_name,
      f.name as from_name, t.name as to_name, x.to_subject, x.changed_on, x.reason, a.display_name as who, x.at,
      x.changed_on > y.ends_on as is_make_up_due, x.made_up_tenths as tenths, x.made_up_code as code
    from elective_change x
    join pupil p on p.unit_id = x.unit_id and p.id = x.pupil_id
    join subject f on f.code = x.from_subject
    join subject t on t.code = x.to_subject
    join account a on a.id = x.account_id
    join term y on y.school_year = x.school_year and y.term = 1
    where x.unit_id = ${unitId} and x.school_year = ${schoolYear}
    order by x.id desc
  `.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
