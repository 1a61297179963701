import { describe, expect, it } from 'vitest';
import { type PlannedSubstitution, substitutionProblem } from './substitution-problem.ts';

const plan: PlannedSubstitution = {
  span: { from: '2025-05-20', to: '2025-05-27' },
  today: '2025-05-20',
  year: { from: '2024-09-05', to: '2025-05-31' },
  teacherId: 1,
  substitute: { id: 2, atSchool: { from: '2020-01-01', to: null }, hasAccount: true },
  duties: [{ assigned: { from: '2024-09-05', to: null }, standing: [] }],
};
const substitute = { id: 2, atSchool: { from: '2020-01-01', to: null }, hasAccount: true };
const span = (from: string, to: string) => ({ from, to });

describe('sheets go to a substitute', () => {
  it.each<[string, Partial<PlannedSubstitution>]>([
    ['from today', {}],
    ['for one day, today', { span: span('2025-05-20', '2025-05-20') }],
    ['from a day that is over', { span: span('2025-05-02', '2025-05-20') }],
    ['to the last day of the year', { span: span('2025-05-20', '2025-05-31') }],
    ['from its first day', { span: span('2024-09-05', '2025-05-31') }],
    ['to the last day of the assignment', { duties: [{ assigned: span('2025-05-20', '2025-05-27'), standing: [] }] }],
    ['until the substitute leaves', { substitute: { ...substitute, atSchool: span('2025-05-20', '2025-05-27') } }],
    [
      'the day after another substitution and to the day before the next',
      {
        duties: [
          {
            assigned: { from: '2024-09-05', to: null },
            standing: [span('2025-05-01', '2025-05-19'), span('2025-05-28', '2025-05-31')],
          },
        ],
      },
    ],
  ])('%s', (_how, changed) => {
    expect(substitutionProblem({ ...plan, ...changed })).toBeNull();
  });

  it.each<[string, Partial<PlannedSubstitution>]>([
    ['until_before_from', { span: span('2025-05-21', '2025-05-20') }],
    ['already_over', { span: span('2025-05-01', '2025-05-19') }],
    ['outside_year', { span: span('2025-05-20', '2025-06-01') }],
    ['outside_year', { span: span('2024-09-04', '2025-05-20') }],
    ['substitute_unknown', { substitute: undefined }],
    ['same_person', { teacherId: 2 }],
    ['substitute_left', { substitute: { ...substitute, atSchool: span('2020-01-01', '2025-05-26') } }],
    ['substitute_left', { substitute: { ...substitute, atSchool: { from: '2025-05-21', to: null } } }],
    ['no_account', { substitute: { ...substitute, hasAccount: false } }],
  ])('not: %s', (problem, changed) => {
    expect(substitutionProblem({ ...plan, ...changed })).toEqual({ problem });
  });

  const assigned = { from: '2024-09-05', to: null };
  it.each([
    ['outside_assignment', { assigned: span('2024-09-05', '2025-05-26'), standing: [] }],
    ['outside_assignment', { assigned: { from: '2025-05-21', to: null }, standing: [] }],
    ['dates_overlap', { assigned, standing: [span('2025-05-01', '2025-05-20')] }],
    ['dates_overlap', { assigned, standing: [span('2025-05-27', '2025-05-31')] }],
    ['dates_overlap', { assigned, standing: [span('2025-05-22', '2025-05-23')] }],
  ])('not: %s, and it says of which assignment', (problem, duty) => {
    expect(substitutionProblem({ ...plan, duties: [...plan.duties, duty] })).toEqual({ problem, duty: 1 });
  });
});
