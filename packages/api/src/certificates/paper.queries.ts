import type { UnitYear } from '@truong/contracts/common';
import type { ListPapers, PaperContent, PaperKind, PaperList, PaperPeriod } from '@truong/contracts/papers';
import type { Db, Trx } from '@truong/db/kysely';
import { parsePaperCode } from '@truong/rules/certificates/paper-code';
import { paperNumber } from '@truong/rules/certificates/paper-number';
import { searchTokens } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import { codeHash } from './paper-hash.ts';

const pageSize = 50;

export type NewPaper = UnitYear & {
  kind: PaperKind;
  number: number;
  period: PaperPeriod;
  pupilId: number;
  classId: number;
  holder: string;
  holderSearch: string;
  className: string;
  code: string;
  codeHash: Buffer;
  content: string;
  contentHash: Buffer;
  hash: Buffer;
  issuedOn: string;
  issuedAt: Date;
  accountId: number;
};

/** Answers the ids in the order of the papers. */
export async function insertPapers(trx: Trx, papers: readonly NewPaper[]): Promise<number[]> {
  if (papers.length === 0) return [];
  const rows = await trx.insertInto('paper').values(papers).returning(['id', 'number']).execute();
  return rows.sort((a, b) => a.number - b.number).map(({ id }) => id);
}

function selectStanding(db: Db, { unitId, schoolYear }: UnitYear) {
  return db
    .selectFrom('paper as p')
    .leftJoin('paperRevocation as r', (join) =>
      join
        .onRef('r.unitId', '=', 'p.unitId')
        .onRef('r.schoolYear', '=', 'p.schoolYear')
        .onRef('r.paperId', '=', 'p.id'),
    )
    .where('p.unitId', '=', unitId)
    .where('p.schoolYear', '=', schoolYear)
    .where('r.paperId', 'is', null);
}

type Standing = { id: number; pupilId: number; period: PaperPeriod; contentHash: Buffer };

/** Papers of a kind that these pupils hold and that are not revoked. */
export function listStanding(
  trx: Trx,
  { kind, pupilIds, ...of }: UnitYear & { kind: PaperKind; pupilIds: readonly number[] },
): Promise<Standing[]> {
  return selectStanding(trx, of)
    .where('p.kind', '=', kind)
    .where('p.pupilId', '=', sql<number>`any(${pupilIds}::bigint[])`)
    .select(['p.id', 'p.pupilId', 'p.period', 'p.contentHash'])
    .$castTo<Standing>()
    .execute();
}

type Count = { classId: number; kind: PaperKind; period: PaperPeriod; papers: number };

/** How many papers stand, by class. */
export function countStandingPapers(trx: Trx, of: UnitYear): Promise<Count[]> {
  return selectStanding(trx, of)
    .groupBy(['p.classId', 'p.kind', 'p.period'])
    .select(['p.classId', 'p.kind', 'p.period', sql<number>`count(*)::integer`.as('papers')])
    .$castTo<Count>()
    .execute();
}

export type PrintablePaper = { number: string; code: string; issuedOn: string; content: PaperContent };

/** What is printed of these papers, in the order asked; revoked ones are not printed any more. */
export async function listPrintable(
  trx: Trx,
  { paperIds, ...of }: UnitYear & { paperIds: readonly number[] },
): Promise<PrintablePaper[]> {
  const rows = await selectStanding(trx, of)
    .where('p.id', '=', sql<number>`any(${paperIds}::bigint[])`)
    .select(['p.id', 'p.kind', 'p.number', 'p.code', 'p.issuedOn', 'p.content'])
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  return paperIds.flatMap((id) => {
    const row = known.get(id);
    if (!row) return [];
    const { code, issuedOn, content } = row;
    const numbered = { kind: row.kind as PaperKind, schoolYear: of.schoolYear, number: row.number };
    return [{ number: paperNumber(numbered), code, issuedOn, content: content as PaperContent }];
  });
}

export function findPaper(trx: Trx, { unitId, schoolYear, paperId }: UnitYear & { paperId: number }) {
  return selectStanding(trx, { unitId, schoolYear }).where('p.id', '=', paperId).select('p.id').executeTakeFirst();
}

/** A page of the register, the newest numbers first; searched by name, number or code. */
export async function listPapers(trx: Trx, { unitId, schoolYear, search, kind, page }: ListPapers): Promise<PaperList> {
  const code = parsePaperCode(search);
  const number = /^0*([1-9]\d{0,8})(\/|$)/.exec(search)?.[1];
  const wanted = code
    ? sql`p.code_hash = ${codeHash(code.code)}`
    : number
      ? sql`p.number = ${Number(number)}`
      : sql.join(
          [sql`true`, ...searchTokens(search).map((word) => sql`' ' || p.holder_search like ${`% ${word}%`}`)],
          sql` and `,
        );
  type Row = Omit<PaperList['papers'][number], 'number'> & { number: number; total: number };
  const { rows } = await sql<Row>`
    select p.id, p.kind, p.number, p.period, p.pupil_id, p.holder, p.class_name, p.code, p.issued_on, a.display_name as issued_by,
      case when r.paper_id is not null then json_build_object('on', r.revoked_on, 'by', b.display_name, 'reason', r.reason) end as revoked,
      (count(*) over ())::integer as total
    from paper p
    join account a on a.id = p.account_id
    left join paper_revocation r on r.unit_id = p.unit_id and r.school_year = p.school_year and r.paper_id = p.id
    left join account b on b.id = r.account_id
    where p.unit_id = ${unitId} and p.school_year = ${schoolYear} and (${kind}::text is null or p.kind = ${kind}::text) and ${wanted}
    order by p.issued_at desc, p.kind, p.number desc
    limit ${pageSize} offset ${page * pageSize}
  `.execute(trx);
  return {
    total: rows[0]?.total ?? 0,
    pageSize,
    papers: rows.map(({ total: _total, number: count, ...row }) => ({
      ...row,
      number: paperNumber({ kind: row.kind, schoolYear, number: count }),
    })),
  };
}
