import type { FormPupil } from '@truong/contracts/statistics';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import type { z } from 'zod';
import { common, levelNames } from '../messages.ts';
import { filingTexts } from './messages.ts';

/** The pupils behind a figure. */
export function FormPupilsList({ pupils, isLoading }: { pupils: readonly z.infer<typeof FormPupil>[]; isLoading: boolean }) {
  return (
    <DataTable
      caption={filingTexts.pupilsOf}
      isLoading={isLoading}
      rows={pupils}
      rowKey={(pupil) => pupil.pupilId}
      empty={<EmptyState title={common.nothing} />}
      columns={[
        { key: 'name', head: filingTexts.pupil, isRowHead: true, cell: (pupil) => pupil.fullName },
        { key: 'class', head: filingTexts.className, cell: (pupil) => pupil.className },
        { key: 'sex', head: filingTexts.sex, cell: (pupil) => (pupil.isFemale ? common.female : common.male) },
        { key: 'learning', head: filingTexts.learning, cell: (pupil) => (pupil.learning ? levelNames[pupil.learning] : '–') },
        { key: 'conduct', head: filingTexts.conduct, cell: (pupil) => (pupil.conduct ? levelNames[pupil.conduct] : '–') },
      ]}
    />
  );
}
