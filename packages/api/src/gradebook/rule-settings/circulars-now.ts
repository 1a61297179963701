import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { regimeFor } from '@truong/rules/gradebook/regime';
import type { GradebookSettings } from '@truong/rules/gradebook/settings';
import { isPrimaryRegime, type KnownRegime } from '@truong/rules/gradebook/sheet-columns';

/** Which circular a grade of a class follows at the end of a term by the table of now; where none is known, the one that it had. */
export type CircularNow = <Line extends { classId: number; grade: number; ruleSet: KnownRegime }>(line: Line) => Line;

/** Reads the levels of the classes once; `date` is the end of the term. */
export async function circularsNow(
  db: Db,
  { unitId, schoolYear }: UnitYear,
  { date, settings }: { date: string; settings: Partial<GradebookSettings> },
): Promise<CircularNow> {
  const classes = await db
    .selectFrom('class')
    .select(['id', 'level'])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .execute();
  const levels = new Map(classes.map(({ id, level }) => [id, level]));
  return (line) => {
    const programme = levels.get(line.classId) === 'continuing' ? 'continuing' : 'general';
    const now = regimeFor({ programme, grade: line.grade, schoolYear, date }, settings.regimeTable);
    const isOther = now !== null && now !== 'QD02_2007+TT26_2014' && !isPrimaryRegime(now) && now !== line.ruleSet;
    return isOther && !isPrimaryRegime(line.ruleSet) ? { ...line, ruleSet: now } : line;
  };
}
