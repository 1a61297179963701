import type { PupilPage } from '@truong/contracts/people';
import { formatDate } from '@truong/vietnamese/dates';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { common } from '../messages.ts';
import { peopleTexts } from './messages.ts';

export function PupilTable({ pupils, isLoading }: { pupils: PupilPage['pupils']; isLoading: boolean }) {
  return (
    <DataTable
      caption={peopleTexts.pupils}
      isLoading={isLoading}
      rows={pupils}
      rowKey={(pupil) => `${pupil.id} ${pupil.className}`}
      empty={<EmptyState title={common.nothing} />}
      columns={[
        { key: 'name', head: peopleTexts.name, isRowHead: true, cell: (pupil) => pupil.fullName },
        { key: 'code', head: peopleTexts.code, cell: (pupil) => pupil.code },
        { key: 'birth', head: peopleTexts.birth, cell: (pupil) => (pupil.birthPrecision === 'year' ? pupil.birthDate.slice(0, 4) : formatDate(pupil.birthDate)) },
        { key: 'sex', head: peopleTexts.sex, cell: (pupil) => (pupil.isFemale ? common.female : common.male) },
        { key: 'ethnic', head: peopleTexts.ethnic, cell: (pupil) => pupil.ethnicGroup },
        { key: 'class', head: peopleTexts.className, cell: (pupil) => pupil.className },
        { key: 'left', head: peopleTexts.left, cell: (pupil) => (pupil.endsOn ? formatDate(pupil.endsOn) : '–') },
      ]}
    />
  );
}
