import { freezeForm } from '@truong/api/statistics/forms/freeze-form';
import { computeForm } from '@truong/api/statistics/forms/prepare-form';
import type { SchoolLevel } from '@truong/contracts/common';
import { connectPrepared, type Trx } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import type { Form } from '@truong/rules/statistics/form';
import { shippedForms } from '@truong/rules/statistics/forms/index';
import { eachOf } from '../drive/each-of.ts';

/** Who reviews, as which office; and on which day and with what verdict. */
export type Reviewing = {
  unitId: number;
  accountId: number;
  name: string;
  on: string;
  verdict: 'accepted' | 'returned';
};

/** A school's reports of a closed semester, to be filed when the tables have their keys. */
export type TermToFile = {
  unitId: number;
  levels: readonly SchoolLevel[];
  schoolYear: number;
  term: 1 | 2;
  countedOn: string;
  filedOn: string;
  filedBy: number;
  reviewing: Reviewing | null;
};

/** As many schools side by side as there are cores to count with. */
const atOnce = 3;

/** Files the reports of closed semesters as a school does, by the product's own rules and rows, with their reviews. */
export async function fileTerms(url: string, terms: readonly TermToFile[]): Promise<number> {
  const pool = openPool(url, { max: atOnce });
  const db = connectPrepared(pool);
  const forms = shippedForms.filter(({ series }) => series === 'term-results');
  let filed = 0;
  try {
    // What is checked against the semester before finds it filed.
    for (const at of [...new Set(terms.map(orderOf))].sort())
      await eachOf(
        terms.filter((term) => orderOf(term) === at),
        atOnce,
        async (term) => {
          for (const form of forms.filter(({ filers }) => filers.levels.some((level) => term.levels.includes(level)))) {
            await db.transaction().execute((trx) => fileTerm(trx, form, term));
            filed += 1;
          }
        },
      );
    return filed;
  } finally {
    await pool.end();
  }
}

const orderOf = ({ schoolYear, term }: TermToFile) => `${schoolYear} ${term}`;

async function fileTerm(trx: Trx, form: Form, term: TermToFile): Promise<void> {
  const { unitId, schoolYear, countedOn, filedOn, filedBy, reviewing } = term;
  const of = { unitId, schoolYear, formCode: form.code, period: `term-${term.term}` };
  const { records, figures, findings } = await computeForm(trx, { form, of, countedOn });
  const number = 1;
  const { hash } = await freezeForm(trx, {
    ...{ form, of, number, countedOn, filedOn, filedBy, figures },
    filedAt: new Date(`${filedOn}T08:00:00.000Z`),
    note: null,
    delegationId: null,
    approvingUnitId: reviewing?.unitId ?? null,
    sets: [...records.values()],
    findings: findings.map(({ finding }) => ({ finding, note: 'Đã đối chiếu với hồ sơ của trường.' })),
  });
  if (reviewing) await review(trx, { of, number, hash }, reviewing);
}

type Filed = {
  of: { unitId: number; schoolYear: number; formCode: string; period: string };
  number: number;
  hash: Buffer;
};

/** The review as a row of the office, and the school's copy of it. */
async function review(trx: Trx, { of, number, hash }: Filed, by: Reviewing): Promise<void> {
  const { unitId, schoolYear, ...form } = of;
  const said = {
    ...{ ...form, number, filingHash: hash, verdict: by.verdict, reviewerName: by.name },
    comment: by.verdict === 'accepted' ? 'Số liệu khớp, đồng ý.' : 'Đề nghị rà soát kết quả rèn luyện rồi nộp lại.',
    reviewedAt: new Date(`${by.on}T08:00:00.000Z`),
  };
  const { id } = await trx
    .insertInto('filingReview')
    .values({ unitId: by.unitId, schoolYear, filedUnitId: unitId, ...said, reviewedBy: by.accountId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('filingVerdict')
    .values({
      ...{ unitId, schoolYear, ...said },
      ...{ reviewingUnitId: by.unitId, reviewId: id, receivedAt: said.reviewedAt },
    })
    .execute();
}
