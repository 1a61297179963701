export function pathOf(procedure: string, input: unknown): string {
  return `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}

/** The columns of the table that the department looks at after a semester. */
export const resultFigures = ['total', 'good', 'fair', 'satisfactory', 'unsatisfactory', 'not_assessed'].map(
  (column) => `learning!all@${column}`,
);

/** Where a screen asks for the filed results of semester I, by the units below one. */
export function resultsPath(unitId: number, formCode: string): string {
  return pathOf('pivot.answer', {
    unitId,
    question: {
      ...{ of: 'figures', formCode, figures: resultFigures, source: 'filed' },
      ...{ times: [{ schoolYear: 2024, point: 'term-1' }], axes: ['unit', 'figure'], measure: 'sum' },
    },
  });
}
