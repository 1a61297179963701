import { type Column, columnsOf, type SheetKind } from '@truong/rules/gradebook/columns';
import { tt22 } from '@truong/rules/gradebook/regimes/tt22-2021';
import { requiredAssessments } from '@truong/rules/gradebook/required-assessments';
import { absencesOf, commentOf, conductOf, type Learner, markOf } from '../marks/believable-marks.ts';
import { absentAtTest, isAwayTooLong, type Line } from '../marks/sheet-progress.ts';
import type { PlanLineModel, PupilModel } from '../model/province-model.ts';
import { pick, rngFor } from '../model/random.ts';
import { primaryColumnsToday, primaryLinesOf } from './primary-lines.ts';
import { type LinesOf, pupilsOn } from './pupils-on.ts';

/** The complete lines of a subject's sheet (`plan`), or of the homeroom sheet (null), for the pupils who are there today. */
export function linesOf(of: LinesOf, plan: PlanLineModel | null, columns = columnsToday(of, plan)): Line[] {
  if (of.one.level === 'primary') return primaryLinesOf(of, plan, columns);
  return pupilsOn(of, plan).map((pupil) => {
    const learner: Learner = { key: pupil.key, ability: pupil.ability, strength: of.strength };
    const texts = plan ? subjectTexts(of, plan, learner, columns) : homeroomTexts(of, learner, columns);
    if (of.term === 1) takeOutMissed(of, plan, pupil, texts);
    return { pupilKey: pupil.key, texts };
  });
}

function columnsToday(of: LinesOf, plan: PlanLineModel | null): readonly Column[] {
  if (of.one.level === 'primary') return primaryColumnsToday(of, plan);
  const kind: SheetKind = plan?.kind ?? 'homeroom';
  const regularCount = plan ? requiredAssessments(tt22, { kind: plan.kind, periodsPerYear: plan.periods }).regular : 0;
  return columnsOf({ kind, regularCount, clusterCount: plan?.cluster?.term === of.term ? 1 : 0 });
}

function subjectTexts(
  { seed, term }: LinesOf,
  { kind, subject, cluster }: PlanLineModel,
  learner: Learner,
  columns: readonly Column[],
) {
  const textOf = kind === 'score' ? markOf : commentOf;
  const takesCluster = cluster?.takers?.includes(learner.key) ?? true;
  const own = columns.filter(({ role }) => role !== 'cluster' || takesCluster);
  return new Map(own.map(({ slot }) => [slot, textOf({ seed, learner, subject, term, slot })]));
}

/** The lower two levels of conduct have other names under TT58/2011. */
const oldConduct: Readonly<Record<string, string>> = { Đ: 'Tb', CĐ: 'Y' };

function homeroomTexts({ seed, term }: LinesOf, learner: Learner, columns: readonly Column[]): Map<string, string> {
  const { excused, unexcused } = absencesOf({ seed, learner, term });
  const conduct = conductOf({ seed, learner, term });
  const textOf = ({ slot, scale }: Column) => {
    if (slot === 'excused') return excused;
    if (slot === 'unexcused') return unexcused;
    return scale === 'old_conduct' ? (oldConduct[conduct] ?? conduct) : conduct;
  };
  return new Map(columns.map((column) => [column.slot, textOf(column)]));
}

/** One test missed in one subject; or away from November on: neither tests nor conduct. */
function takeOutMissed(
  { seed, one }: LinesOf,
  plan: PlanLineModel | null,
  pupil: PupilModel,
  texts: Map<string, string>,
): void {
  if (isAwayTooLong(seed, pupil.key)) {
    for (const slot of ['r2', 'r3', 'r4', 'mid', 'p1', 'end', 'conduct']) texts.delete(slot);
    return;
  }
  const slot = absentAtTest(seed, pupil.key);
  if (!slot || !plan) return;
  const tested = one.plan.filter((line) => line.kind === 'score' && line.takers === null);
  if (pick(rngFor(seed, 'missed-subject', pupil.key), tested).subject === plan.subject) texts.delete(slot);
}
