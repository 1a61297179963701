import type { ClassModel, PlanLineModel, PupilModel } from '../model/province-model.ts';

/** `grade`: of a homeroom sheet in grades 1-5, which each grade of a class has by itself. */
export type LinesOf = {
  seed: number;
  strength: number;
  one: ClassModel;
  term: 1 | 2;
  today: string;
  grade?: number | null;
};

/** Who stands on a subject's sheet (`plan`), or on the homeroom sheet (null), on its day. */
export function pupilsOn({ one, today, grade: ofSheet }: LinesOf, plan: PlanLineModel | null): PupilModel[] {
  return one.enrolments
    .filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today))
    .filter(({ grade }) => plan !== null || (ofSheet ?? grade) === grade)
    .filter(({ grade, pupil }) => plan === null || (plan.grade === grade && (plan.takers?.includes(pupil.key) ?? true)))
    .map(({ pupil }) => pupil);
}
