import type { PupilPage } from '@truong/contracts/people';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import type { ReactNode } from 'react';
import { PageLink, useAddress } from '../address.tsx';
import { common } from '../messages.ts';
import { peopleTexts } from './messages.ts';
import styles from './people.module.css';
import { birthText } from './pupil-messages.ts';

type Pupil = PupilPage['pupils'][number];

export type PupilTableProps = {
  pupils: readonly Pupil[];
  isLoading: boolean;
  error: ReactNode;
  empty?: ReactNode;
  isOneClass?: boolean;
};

/** Pupils in the order of Vietnamese lists, as the server sends them. */
export function PupilTable({ pupils, isLoading, error, empty, isOneClass }: PupilTableProps) {
  return (
    <div className={styles.table}>
      <DataTable
        caption={peopleTexts.pupils}
        isCaptionHidden
        rows={pupils}
        rowKey={(pupil) => `${pupil.id} ${pupil.className} ${pupil.startsOn}`}
        isLoading={isLoading}
        loadingRows={20}
        error={error}
        empty={empty ?? <EmptyState title={peopleTexts.noPupils} />}
        columns={columnsOf(useAddress().number('unit')).filter((column) => !(isOneClass && column.key === 'class'))}
      />
    </div>
  );
}

const columnsOf = (unitId: number | undefined): DataColumn<Pupil>[] => [
  {
    key: 'name',
    head: peopleTexts.name,
    cell: (pupil) => (
      <PageLink
        to="/pupils/$pupilId"
        params={{ pupilId: pupil.id }}
        search={unitId === undefined ? {} : { unit: unitId }}
      >
        {pupil.fullName}
      </PageLink>
    ),
  },
  { key: 'class', head: peopleTexts.className, width: 80, cell: (pupil) => pupil.className },
  {
    key: 'birth',
    head: peopleTexts.birth,
    width: 110,
    cell: (pupil) => birthText(pupil),
  },
  { key: 'sex', head: peopleTexts.sex, width: 90, cell: (pupil) => (pupil.isFemale ? common.female : common.male) },
  { key: 'ethnic', head: peopleTexts.ethnic, width: 110, cell: (pupil) => pupil.ethnicGroup },
  { key: 'code', head: peopleTexts.code, width: 140, cell: (pupil) => pupil.code },
  {
    key: 'left',
    head: peopleTexts.left,
    width: 110,
    cell: (pupil) => (pupil.endsOn ? formatDate(pupil.endsOn) : peopleTexts.none),
  },
];
