import { CloseButton, Drawer, Group, Stack, Text } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import { subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import { isPrimaryRegime, secondaryRules, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { common } from '../messages.ts';
import { StepLines } from '../term/ExplainPanel.tsx';
import { explainTexts } from '../term/explain-messages.ts';
import { nameOfSlot, sheetTexts } from './messages.ts';
import { cellKey } from './outbox/outbox-state.ts';
import type { OutboxSnapshot } from './outbox/sheet-outbox.ts';
import { type SheetView, storedCells } from './sheet-view.ts';

type ExplainSheetResultProps = {
  sheet: Sheet;
  view: SheetView;
  learned: OutboxSnapshot['learned'];
  pupilId: number | null;
  onClose: () => void;
};

/** Beside the grid: how a pupil's result of this sheet comes about, from the marks that are saved. */
export function ExplainSheetResult({ sheet, view, learned, pupilId, onClose }: ExplainSheetResultProps) {
  const pupil = sheet.pupils.find((each) => each.pupilId === pupilId)?.fullName ?? '';
  const name = sheet.subjectName ?? '';
  return (
    <Drawer opened={pupilId !== null} onClose={onClose} position="right" size="lg" withCloseButton={false}>
      <Stack gap="md">
        {/* Not the drawer's own head: that would be a second banner of the page. */}
        <Group justify="space-between" wrap="nowrap">
          <Drawer.Title fw={600}>{explainTexts.title(pupil, name)}</Drawer.Title>
          <CloseButton aria-label={common.close} onClick={onClose} />
        </Group>
        {pupilId !== null && <Steps sheet={sheet} view={view} learned={learned} pupilId={pupilId} />}
      </Stack>
    </Drawer>
  );
}

function Steps({ sheet, view, learned, pupilId }: Omit<ExplainSheetResultProps, 'onClose'> & { pupilId: number }) {
  const steps = explained(sheet, learned, pupilId);
  const missing = view.rows.find((row) => row.pupilId === pupilId)?.missing ?? [];
  if (missing.length > 0) return <Text size="sm">{sheetTexts.notYet(missing.map(nameOfSlot).join(', '))}</Text>;
  return steps.map((step) => <StepLines key={step.decided} step={step} nameOf={() => sheet.subjectName ?? ''} />);
}

function explained(sheet: Sheet, learned: OutboxSnapshot['learned'], pupilId: number): Explanation {
  const { kind, ruleSet } = sheet;
  if (kind === 'homeroom' || isPrimaryRegime(ruleSet)) return [];
  const steps: Explanation = [];
  const stored = storedCells(sheet, learned);
  const columns = sheetColumns(sheet);
  const cells = new Map(
    columns.flatMap(({ slot }) => {
      const value = cellFromToken(stored.get(cellKey({ pupilId, slot }))?.value ?? '');
      return value ? [[slot, value] as const] : [];
    }),
  );
  const subject = sheet.subjectCode ?? '';
  subjectSemesterResult(secondaryRules(ruleSet), { kind, columns, cells, subject }, steps);
  return steps;
}
