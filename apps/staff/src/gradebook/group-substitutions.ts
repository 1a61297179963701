import type { SubstitutionList } from '@truong/contracts/substitutions';

export type Substitution = SubstitutionList['substitutions'][number];
/** Sheets that were handed over together and still stand alike. */
export type Handover = Omit<Substitution, 'id' | 'className' | 'subjectName' | 'term'> & {
  key: string;
  sheets: Pick<Substitution, 'id' | 'className' | 'subjectName' | 'term'>[];
};

export function groupSubstitutions(substitutions: readonly Substitution[]): Handover[] {
  const groups = Map.groupBy(substitutions, (one) =>
    [one.teacherId, one.substituteId, one.givenAt, one.validFrom, one.validTo, one.isTakenBack].join(' '),
  );
  return [...groups].flatMap(([key, [first, ...more]]) => {
    if (!first) return [];
    const { id: _id, className: _class, subjectName: _subject, term: _term, ...shared } = first;
    const sheets = [first, ...more].map(({ id, className, subjectName, term }) => ({
      id,
      className,
      subjectName,
      term,
    }));
    return [{ ...shared, key, sheets }];
  });
}
