import { Button, Select, Switch, Text } from '@mantine/core';
import type { LockBoard, LockRule } from '@truong/contracts/entry';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { lockTexts, sheetName } from './entry-messages.ts';
import styles from './gradebook.module.css';
import { type LockDraft, LockForm } from './LockForm.tsx';
import { LockRules } from './LockRules.tsx';
import { nameOfSlot } from './messages.ts';

/** When columns of a school are locked: the rules, what they lock today, and whether homeroom teachers confirm corrections. */
export function LocksPage() {
  const { assignment, calendar, schoolYear, term } = useActing();
  const of = { unitId: assignment.unitId, schoolYear, term };
  const board = trpc.entry.locks.useQuery(of);
  const [asked, setAsked] = useState<'new' | LockRule | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const renew = () => {
    requestId.done();
    void utils.entry.invalidate();
    void utils.gradebook.invalidate();
  };
  const save = trpc.entry.saveLock.useMutation({ onSuccess: renew });
  const remove = trpc.entry.removeLock.useMutation({ onSuccess: renew });
  const sheets = board.data?.sheets ?? [];
  const canKeep = board.data?.canKeep ?? false;
  const add = canKeep && <Button onClick={() => setAsked('new')}>{lockTexts.add}</Button>;
  const { unitId } = of;
  const changed = asked === 'new' ? null : asked;

  function onSave(draft: LockDraft) {
    const content = { ...of, ...draft, replaces: changed?.id ?? null };
    save.mutate({ ...content, requestId: requestId.of(content) }, { onSuccess: () => setAsked(null) });
  }
  function onRemove(rule: LockRule, onDone: () => void) {
    const content = { unitId, schoolYear, lockId: rule.id };
    remove.mutate({ ...content, requestId: requestId.of(content) }, { onSuccess: onDone });
  }

  return (
    <Page
      title={`${lockTexts.title} · ${termNames[term]} ${formatSchoolYear(schoolYear)}`}
      actions={
        <>
          <Text component="span" size="sm">
            <PageLink to="/unlocks">{lockTexts.toRequests}</PageLink>
          </Text>
          {(board.data?.rules.length ?? 0) > 0 && add}
        </>
      }
    >
      <section className={styles.section}>
        <h2>{lockTexts.rules}</h2>
        <Text size="sm">{lockTexts.rulesText}</Text>
        <LockRules
          rules={board.data?.rules ?? []}
          today={calendar.today}
          isLoading={board.isPending}
          error={board.error && <LoadError error={board.error} onRetry={() => board.refetch()} />}
          canKeep={(rule) => canKeep && rule.keeper === 'school'}
          onChange={setAsked}
          removal={{ isPending: remove.isPending, error: remove.error, run: onRemove }}
          action={add}
        />
      </section>
      {board.data && <LockedNow sheets={sheets} />}
      {board.data && <Confirms unitId={unitId} isNeeded={board.data.homeroomConfirms} canKeep={canKeep} />}
      {asked && (
        <LockForm
          rule={changed}
          today={calendar.today}
          subjects={subjectsOf(sheets)}
          grades={gradesOf(sheets)}
          classes={classesOf(sheets)}
          isPending={save.isPending}
          error={save.error}
          onSave={onSave}
          onCancel={() => {
            save.reset();
            setAsked(null);
          }}
        />
      )}
    </Page>
  );
}

type BoardSheet = LockBoard['sheets'][number];

/** Sheets with a locked column, by grade and subject where asked. */
function LockedNow({ sheets }: { sheets: readonly BoardSheet[] }) {
  const address = useAddress();
  const grade = address.number('grade');
  const subject = address.text('subject');
  const shown = sheets.filter(
    (sheet) =>
      sheet.locked.length > 0 &&
      (grade === undefined || sheet.grade === grade) &&
      (subject === '' || sheet.subjectCode === subject),
  );
  const isFiltered = grade !== undefined || subject !== '';
  const hasAny = sheets.some(({ locked }) => locked.length > 0);
  return (
    <section className={styles.section}>
      <h2>{lockTexts.now}</h2>
      {(hasAny || isFiltered) && (
        <div className={styles.filters}>
          <Select
            label={lockTexts.grade}
            placeholder={lockTexts.allGrades}
            data={gradesOf(sheets).map((each) => ({ value: String(each), label: lockTexts.gradeName(each) }))}
            value={grade === undefined ? null : String(grade)}
            onChange={(chosen) => address.change({ grade: chosen ?? undefined })}
            clearable
          />
          <Select
            label={lockTexts.subject}
            placeholder={lockTexts.allSubjects}
            data={subjectsOf(sheets)}
            value={subject || null}
            onChange={(chosen) => address.change({ subject: chosen ?? undefined })}
            clearable
          />
          <Text size="sm">{lockTexts.nowOf(shown.length)}</Text>
        </div>
      )}
      <DataTable
        caption={lockTexts.now}
        isCaptionHidden
        rows={shown}
        rowKey={(sheet) => sheet.sheetId}
        empty={<Text size="sm">{lockTexts.nowNone}</Text>}
        columns={[
          {
            key: 'sheet',
            head: lockTexts.subject,
            width: 180,
            cell: (sheet) => (
              <PageLink to="/sheets/$sheetId" params={{ sheetId: sheet.sheetId }}>
                {sheetName(sheet)}
              </PageLink>
            ),
          },
          {
            key: 'locked',
            head: lockTexts.lockedColumns,
            width: 240,
            cell: (sheet) =>
              sheet.locked.length === sheet.columns ? lockTexts.allColumns : sheet.locked.map(nameOfSlot).join(', '),
          },
          {
            key: 'next',
            head: lockTexts.next,
            width: 140,
            cell: (sheet) => (sheet.locksOn === null ? '' : formatDate(sheet.locksOn)),
          },
        ]}
      />
    </section>
  );
}

function Confirms({ unitId, isNeeded, canKeep }: { unitId: number; isNeeded: boolean; canKeep: boolean }) {
  const utils = trpc.useUtils();
  const requestId = useRequestId();
  const set = trpc.entry.setHomeroomConfirms.useMutation({
    onSuccess: () => {
      requestId.done();
      void utils.entry.invalidate();
    },
  });
  return (
    <section className={styles.section}>
      <h2>{lockTexts.toRequests}</h2>
      <Switch
        label={lockTexts.confirms}
        description={lockTexts.confirmsText}
        checked={set.isPending ? set.variables.isNeeded : isNeeded}
        disabled={!canKeep}
        onChange={(event) => {
          const content = { unitId, isNeeded: event.currentTarget.checked };
          set.mutate({ ...content, requestId: requestId.of(content) });
        }}
      />
      {set.error && <LoadError error={set.error} onRetry={() => set.reset()} />}
    </section>
  );
}

const inOrder = new Intl.Collator('vi', { numeric: true });

function subjectsOf(sheets: readonly BoardSheet[]) {
  const names = new Map(
    sheets.flatMap(({ subjectCode, subjectName }) => (subjectCode && subjectName ? [[subjectCode, subjectName]] : [])),
  );
  return [...names]
    .map(([value = '', label = '']) => ({ value, label }))
    .sort((a, b) => inOrder.compare(a.label, b.label));
}

function gradesOf(sheets: readonly BoardSheet[]): number[] {
  return [...new Set(sheets.flatMap(({ grade }) => (grade === null ? [] : [grade])))].sort((a, b) => a - b);
}

function classesOf(sheets: readonly BoardSheet[]) {
  const names = new Map(sheets.map(({ classId, className }) => [classId, className]));
  return [...names]
    .map(([classId, label]) => ({ value: String(classId), label }))
    .sort((a, b) => inOrder.compare(a.label, b.label));
}
