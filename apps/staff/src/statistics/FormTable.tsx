import type { Figure, Population } from '@truong/contracts/statistics';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import { Table, Title } from '@mantine/core';
import { filingTexts } from './messages.ts';

const populations = ['all', 'female', 'minority', 'female_minority'] as const;
const groups = {
  learning: ['learning:good', 'learning:fair', 'learning:satisfactory', 'learning:unsatisfactory', 'not_assessed'],
  conduct: ['conduct:good', 'conduct:fair', 'conduct:satisfactory', 'conduct:unsatisfactory'],
} as const;

export type FigureAt = { grade: number; measure: string; population: Population };
export type FormTableProps = { figures: readonly Figure[]; focused: FigureAt | null; onOpen: (at: FigureAt) => void };

export function figureMap(figures: readonly Figure[]): (at: FigureAt) => number {
  const values = new Map(figures.map((f) => [`${f.grade} ${f.measure} ${f.population}`, f.value]));
  return ({ grade, measure, population }) => values.get(`${grade} ${measure} ${population}`) ?? 0;
}

/** The form as on paper: a block for each grade, every figure a button that opens its pupils. */
export function FormTable({ figures, focused, onOpen }: FormTableProps) {
  const value = figureMap(figures);
  const grades = [...new Set(figures.map((figure) => figure.grade))].sort((a, b) => a - b);
  return grades.map((grade) => (
    <section key={grade} aria-label={filingTexts.grade(grade)}>
      <Title order={2} size="h5" mt="sm">
        {filingTexts.grade(grade)}
      </Title>
      <Table className="truong-form" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{filingTexts.measures.total}</Table.Th>
            {populations.map((population) => (
              <Table.Th key={population} scope="col" ta="right">
                {filingTexts.populations[population]} ({formatInteger(value({ grade, measure: 'total', population }))})
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(['learning', 'conduct'] as const).map((group) => [
            <Table.Tr key={group}>
              <Table.Th scope="colgroup" colSpan={5}>
                {filingTexts.groups[group]}
              </Table.Th>
            </Table.Tr>,
            ...groups[group].map((measure) => (
              <Table.Tr key={measure}>
                <Table.Th scope="row" fw={400} pl="lg">
                  {filingTexts.measures[measure]}
                </Table.Th>
                {populations.map((population) => {
                  const at = { grade, measure, population };
                  const count = value(at);
                  const isFocused = focused?.grade === grade && focused.measure === measure && focused.population === population;
                  return (
                    <Table.Td key={population} ta="right">
                      <button
                        type="button"
                        className="truong-figure"
                        aria-pressed={isFocused}
                        aria-label={filingTexts.openPupils(grade, filingTexts.measures[measure] ?? measure, filingTexts.populations[population], count)}
                        onClick={() => onOpen(at)}
                      >
                        {formatInteger(count)} <small>{formatShare(count, value({ grade, measure: 'total', population }))}</small>
                      </button>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            )),
          ])}
        </Table.Tbody>
      </Table>
    </section>
  ));
}
