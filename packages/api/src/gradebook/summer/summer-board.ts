import type { UnitYear } from '@truong/contracts/common';
import type { SummerBoard, SummerPupil } from '@truong/contracts/summer';
import type { Trx } from '@truong/db/kysely';
import { mayRepeat } from '@truong/rules/gradebook/year/retention';
import type { InAct } from '../../trpc.ts';
import type { RulesOf } from '../pupil-outcomes.ts';
import { findYearClosing, isYearClosed, listNamesOfYear, listStoredYears } from '../year.queries.ts';
import { countRepeats } from './summer.queries.ts';
import { readSummer, type SummerResult } from './summer-results.ts';

/** Who of a closed year has something to do in summer, what was entered, and what the rules make of it so far. */
export function summerBoard(inAct: InAct, of: UnitYear): Promise<SummerBoard> {
  return inAct(async (trx, act) => {
    const closing = await findYearClosing(trx, of);
    const closedOn = closing?.summerClosedOn ?? null;
    if (!isYearClosed(closing)) return { isYearClosed: false, closedOn, pupils: [], retained: 0 };
    const { results, rulesOf } = await readSummer(trx, of, closedOn !== null);
    const years = await listStoredYears(trx, of);
    return {
      isYearClosed: true,
      closedOn,
      pupils: await shownPupils(trx, { ...of, today: act.today }, results, rulesOf),
      retained: years.filter((year) => year.beforeSummer === 'retained').length,
    };
  });
}

/** In the order of classes and their registers. */
async function shownPupils(
  trx: Trx,
  { today, ...of }: UnitYear & { today: string },
  results: readonly SummerResult[],
  rulesOf: RulesOf,
): Promise<SummerPupil[]> {
  const pupilIds = results.map(({ pupilId }) => pupilId);
  const [names, repeats, subjects] = [
    await listNamesOfYear(trx, of),
    await countRepeats(trx, { ...of, pupilIds }),
    new Map((await trx.selectFrom('subject').select(['code', 'name']).execute()).map((row) => [row.code, row.name])),
  ];
  const known = new Map(results.map((result) => [result.pupilId, result]));
  return names.flatMap(({ pupilId, fullName, classId, className }) => {
    const result = known.get(pupilId);
    if (!result || result.classId !== classId) return [];
    const rules = rulesOf(result.ruleSet);
    const repeated = repeats.get(pupilId) ?? 0;
    const { limit } = mayRepeat(rules.settings, { grade: result.grade, date: today, repeated });
    const { duties, original, eligible, retaken, conductAfter, grade, beforeSummer, decision, causes } = result;
    return [
      {
        ...{ pupilId, fullName, classId, className, grade, beforeSummer, decision, causes, repeated },
        ...{ learning: original.learning, conduct: original.conduct, conductAfter, repeatLimit: limit },
        isTraining: duties.isTraining,
        isRetestAfterTraining: duties.isRetestAfterTraining,
        conductLevels: [...rules.conduct.levels],
        retests: eligible.map((one) => ({
          subject: one.subject,
          subjectName: subjects.get(one.subject) ?? one.subject,
          original: one.result,
          retest: retaken.find(({ subject }) => subject === one.subject)?.retest ?? null,
        })),
        learningAfter: retaken.length > 0 ? result.learning : null,
        averageAfter: retaken.length > 0 ? result.average : null,
      },
    ];
  });
}
