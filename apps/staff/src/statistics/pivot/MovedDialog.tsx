import { Button, Group, Modal } from '@mantine/core';
import type { PivotAnswer } from '@truong/contracts/pivot';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink } from '../../address.tsx';
import { common } from '../../messages.ts';

import { pivotTexts } from './messages.ts';

/** The filings behind a view from which the records have moved, each to be looked at. */
export function MovedDialog({ moved, onClose }: { moved: PivotAnswer['moved']; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="xl">
      <Group justify="space-between" mb="sm">
        <Modal.Title fw={600}>{pivotTexts.movedTitle(moved.schools)}</Modal.Title>
        <Button size="xs" variant="default" data-autofocus onClick={onClose}>
          {common.close}
        </Button>
      </Group>
      <DataTable
        caption={pivotTexts.movedCaption}
        rows={moved.filings}
        rowKey={({ unitId, schoolYear, formCode, period }) => `${unitId} ${schoolYear} ${formCode} ${period}`}
        empty={null}
        columns={[
          {
            key: 'school',
            head: pivotTexts.movedSchool,
            isRowHead: true,
            sortValue: ({ unitName }) => unitName,
            cell: ({ unitId, unitName, schoolYear, formCode, period, number }) => (
              <PageLink
                to="/form-filings/$unitId/$formCode/$period/$number"
                params={{ unitId, formCode, period, number }}
                search={{ year: schoolYear }}
              >
                {unitName}
              </PageLink>
            ),
          },
          {
            key: 'form',
            head: pivotTexts.movedForm,
            cell: ({ formName, period, schoolYear }) =>
              `${formName}, ${formPeriodName(period)} ${formatSchoolYear(schoolYear)}`,
          },
          {
            key: 'figures',
            head: pivotTexts.movedFigures,
            align: 'right',
            width: 120,
            sortValue: ({ figures }) => figures,
            cell: ({ figures }) => formatInteger(figures),
          },
        ]}
      />
    </Modal>
  );
}
