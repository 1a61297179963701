import { Button, CloseButton, Drawer, Group, Skeleton, Stack } from '@mantine/core';
import type { Sheet, SheetCell } from '@truong/contracts/gradebook';
import type { Occasion } from '@truong/contracts/remarks';
import { isPrimaryRegime } from '@truong/rules/gradebook/sheet-columns';
import { LoadError } from '../../LoadError.tsx';
import { common } from '../../messages.ts';
import { trpc } from '../../trpc.ts';
import type { CellKey } from '../outbox/outbox-state.ts';
import { levelAt } from '../primary/level-at.ts';
import { nameOfSheet } from '../sheet-view.ts';
import { remarkTexts } from './messages.ts';
import { RemarkField } from './RemarkField.tsx';

export type RemarkPanelProps = {
  sheet: Sheet;
  pupilId: number | null;
  /** The cells as they stand, with what was saved since the sheet was read. */
  cells: ReadonlyMap<CellKey, SheetCell>;
  /** To the pupil before or after in the register. */
  onStep: (by: 1 | -1) => void;
  onClose: () => void;
};

/** Beside the grid: the remarks on one pupil in this subject, and on to the next. */
export function RemarkPanel({ sheet, pupilId, cells, onStep, onClose }: RemarkPanelProps) {
  const pupil = sheet.pupils.find((one) => one.pupilId === pupilId);
  return (
    <Drawer opened={pupil !== undefined} onClose={onClose} position="right" size="md" withCloseButton={false}>
      {pupil && (
        <Stack gap="md">
          {/* Not the drawer's own head: that would be a second banner of the page. */}
          <Group justify="space-between" wrap="nowrap">
            <Drawer.Title fw={600}>{remarkTexts.title(pupil.fullName, nameOfSheet(sheet))}</Drawer.Title>
            <CloseButton aria-label={common.close} onClick={onClose} />
          </Group>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={() => onStep(-1)}>
              {remarkTexts.previous}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => onStep(1)}>
              {remarkTexts.next}
            </Button>
          </Group>
          <Fields key={pupil.pupilId} sheet={sheet} pupilId={pupil.pupilId} cells={cells} />
        </Stack>
      )}
    </Drawer>
  );
}

function Fields({ sheet, pupilId, cells }: Pick<RemarkPanelProps, 'sheet' | 'cells'> & { pupilId: number }) {
  const { unitId, schoolYear, id: sheetId } = sheet;
  const remarks = trpc.gradebook.remarks.useQuery({ unitId, schoolYear, sheetId });
  if (remarks.error) return <LoadError error={remarks.error} onRetry={() => remarks.refetch()} />;
  if (!remarks.data) return <Skeleton height={160} aria-label={common.loading} />;
  return occasionsOf(sheet).map((occasion) => (
    <RemarkField
      key={occasion}
      sheet={sheet}
      pupilId={pupilId}
      occasion={occasion}
      remarks={remarks.data}
      label={remarkTexts.occasions[occasion]}
      level={levelAt(sheet, { pupilId, occasion, cells })}
    />
  ));
}

/** In grades 6-12 the mid-term has a mark and no remark of its own. */
function occasionsOf({ ruleSet }: Pick<Sheet, 'ruleSet'>): readonly Occasion[] {
  return isPrimaryRegime(ruleSet) ? ['regular', 'mid', 'end'] : ['regular', 'end'];
}
