import { formatInteger } from '@truong/vietnamese/numbers';
import { fold } from '@truong/vietnamese/text';
import { TextInput } from '@mantine/core';
import { BarCell } from '@truong/ui/BarCell.tsx';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { common } from '../messages.ts';
import { ErrorPage } from '../shell/ErrorPage.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { sheetTexts, stateNames } from './messages.ts';

const badgeOf = { open: 'moving', closed: 'done', locked: 'locked' } as const;

/** A teacher's sheets of the term, or all of the school's for the principal. */
export function SheetsPage() {
  const { assignment, schoolYear, term } = useActing();
  const [search, setSearch] = useState('');
  const list = trpc.gradebook.sheets.useQuery({ unitId: assignment.unitId, schoolYear, term });
  if (list.error) return <ErrorPage error={list.error} onRetry={() => list.refetch()} />;
  const words = fold(search).split(' ').filter(Boolean);
  const sheets = (list.data?.sheets ?? []).filter((sheet) => {
    const text = fold(`${sheet.className} ${sheet.subjectName ?? sheetTexts.homeroom} ${sheet.teachers.join(' ')}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <Page title={sheetTexts.listTitle} actions={<TextInput aria-label={common.search} placeholder={common.search} size="xs" value={search} onChange={(e) => setSearch(e.currentTarget.value)} />}>
      <DataTable
        caption={sheetTexts.listTitle}
        isCaptionHidden
        isLoading={list.isPending}
        rows={sheets}
        rowKey={(sheet) => sheet.id}
        empty={<EmptyState title={list.data?.termState === 'not_opened' ? sheetTexts.notOpened : sheetTexts.empty} />}
        columns={[
          { key: 'class', head: sheetTexts.className, width: 80, cell: (sheet) => sheet.className },
          {
            key: 'subject',
            head: sheetTexts.subject,
            isRowHead: true,
            cell: (sheet) => (
              <Link to="/sheets/$sheetId" params={{ sheetId: String(sheet.id) } as never} search={{ year: schoolYear, term } as never}>
                {sheet.subjectName ?? sheetTexts.homeroom}
              </Link>
            ),
          },
          { key: 'teachers', head: sheetTexts.teachers, cell: (sheet) => sheet.teachers.join(', ') },
          {
            key: 'progress',
            head: sheetTexts.progress,
            align: 'right',
            width: 160,
            cell: (sheet) => (
              <BarCell value={sheet.enteredCells} max={sheet.requiredCells} text={`${formatInteger(sheet.enteredCells)} / ${formatInteger(sheet.requiredCells)}`} />
            ),
          },
          { key: 'state', head: sheetTexts.state, width: 130, cell: (sheet) => <StateBadge state={badgeOf[sheet.state]}>{stateNames[sheet.state]}</StateBadge> },
        ]}
      />
    </Page>
  );
}
