/** Where a screen asks for the filed results of a term below a unit. */
export function aggregatePath(unitId: number): string {
  const asked = {
    unitId,
    schoolYear: 2024,
    period: 'term-1',
    source: 'filed',
    grade: null,
    measureGroup: 'learning',
    population: 'all',
  };
  return pathOf('statistics.aggregate', asked);
}

export function pathOf(procedure: string, input: unknown): string {
  return `/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}
