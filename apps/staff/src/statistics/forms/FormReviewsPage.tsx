import { Alert, Button, Checkbox, Group, NativeSelect, Skeleton, Text } from '@mantine/core';
import type { AcceptedForms, FormReviewRow, FormReviewTable, FormReviewTableInput } from '@truong/contracts/forms';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { fold } from '@truong/vietnamese/text';
import { useMemo, useState } from 'react';
import { PageLink, useAddress } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { common } from '../../messages.ts';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { SearchBox } from '../../SearchBox.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { formatFigure } from './form-numbers.ts';
import styles from './forms.module.css';
import { MovedBadge } from './MovedBadge.tsx';
import { formsTexts, reviewTexts, stateWords } from './messages.ts';
import { Rate } from './Rate.tsx';
import { filterRows, isWaiting, newFindingsOf, nextDue, ratesByArea, ratesOf, reviewFilters } from './review-view.ts';
import { SectorExport } from './SectorExport.tsx';

/** Review by exception: every school that files the form in one table, what is odd first, many accepted at once. */
export function FormReviewsPage() {
  const { assignment, schoolYear, calendar } = useActing();
  const address = useAddress();
  const of = { unitId: assignment.unitId, schoolYear };
  const forms = trpc.forms.toReview.useQuery(of);
  const named = `${address.text('form')} ${address.text('period')}`;
  const chosen =
    forms.data?.find(({ formCode, period }) => `${formCode} ${period}` === named) ??
    nextDue(forms.data ?? [], calendar.today);
  return (
    <Page isFull title={reviewTexts.title} actions={<SectorExport offers={forms.data ?? []} />}>
      <div className={styles.below}>
        {forms.error && <LoadError error={forms.error} onRetry={() => forms.refetch()} />}
        {forms.isPending && <Skeleton height={36} width={420} />}
        {forms.data?.length === 0 && <EmptyState title={reviewTexts.none} />}
        {chosen && (
          <Group>
            <NativeSelect
              label={reviewTexts.form}
              data={(forms.data ?? []).map(({ formCode, period, name }) => ({
                value: `${formCode} ${period}`,
                label: reviewTexts.chosen(name, period),
              }))}
              value={`${chosen.formCode} ${chosen.period}`}
              onChange={(event) => {
                const [form, period] = event.currentTarget.value.split(' ');
                address.change({ form, period });
              }}
            />
          </Group>
        )}
      </div>
      {chosen && <Table key={named} of={{ ...of, formCode: chosen.formCode, period: chosen.period }} />}
    </Page>
  );
}

function Table({ of }: { of: FormReviewTableInput }) {
  const address = useAddress();
  const table = trpc.forms.reviewTable.useQuery(of);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [done, setDone] = useState<string | null>(null);
  const filter = address.oneOf('state', reviewFilters);
  const search = address.text('q');
  const all = table.data?.schools ?? [];
  const folded = fold(search);
  const rows = filterRows(all, { filter, isFound: (name) => fold(name).includes(folded) });
  const waiting = rows.filter(isWaiting);
  const toAccept = waiting.filter(({ unitId }) => chosen.has(unitId));
  const missing = rows.filter(({ standing }) => standing.status === 'not_filed' || standing.status === 'returned');
  const turn = (unitId: number) =>
    setChosen((old) => new Set(old.has(unitId) ? [...old].filter((one) => one !== unitId) : [...old, unitId]));
  const columns = useMemo(
    () => (table.data ? columnsOf(table.data, of, { chosen, turn }) : [awaited]),
    [table.data, of, chosen],
  );
  return (
    <>
      <div className={styles.below}>
        {done && (
          <Alert role="status" withCloseButton closeButtonLabel={common.close} onClose={() => setDone(null)}>
            {done}
          </Alert>
        )}
        {table.data && <Summary table={table.data} />}
        <Group gap="xs" align="end">
          <NativeSelect
            aria-label={reviewTexts.filter}
            data={Object.entries(reviewTexts.filters).map(([value, label]) => ({ value, label }))}
            value={filter ?? ''}
            onChange={(event) => address.change({ state: event.currentTarget.value || undefined })}
          />
          <SearchBox
            label={reviewTexts.search}
            value={search}
            onSearch={(q) => address.change({ q: q || undefined }, { inPlace: true })}
          />
          {waiting.length > 0 && (
            <Checkbox
              label={reviewTexts.chooseAll}
              checked={toAccept.length === waiting.length}
              indeterminate={toAccept.length > 0 && toAccept.length < waiting.length}
              onChange={(event) =>
                setChosen(new Set(event.currentTarget.checked ? waiting.map(({ unitId }) => unitId) : []))
              }
            />
          )}
          {toAccept.length > 0 && (
            <AcceptMany
              of={of}
              rows={toAccept}
              onDone={(words) => {
                setChosen(new Set());
                setDone(words);
              }}
            />
          )}
          {missing.length > 0 && <Remind of={of} rows={missing} onDone={setDone} />}
        </Group>
      </div>
      <div className={styles.wide}>
        <DataTable
          caption={reviewTexts.caption}
          isCaptionHidden
          rows={rows}
          rowKey={({ unitId }) => unitId}
          isLoading={table.isPending}
          loadingRows={16}
          error={table.error && <LoadError error={table.error} onRetry={() => table.refetch()} />}
          empty={
            all.length === 0 ? (
              <EmptyState title={reviewTexts.nobody} />
            ) : (
              <EmptyState
                title={reviewTexts.noMatch}
                action={
                  <Button variant="default" onClick={() => address.change({ state: undefined, q: undefined })}>
                    {reviewTexts.clear}
                  </Button>
                }
              />
            )
          }
          columns={columns}
        />
      </div>
    </>
  );
}

/** Before the table is there, and where it cannot be had: a head for its rows to come, or for why there are none. */
const awaited: DataColumn<FormReviewRow> = {
  key: 'school',
  head: reviewTexts.school,
  isRowHead: true,
  cell: ({ name }) => name,
};

function Summary({ table }: { table: FormReviewTable }) {
  const areas = ratesByArea(table.schools);
  return (
    <div>
      <Text fw={600}>
        {reviewTexts.summary(ratesOf(table.schools))} {table.dueOn && reviewTexts.due(table.dueOn)}
      </Text>
      {areas.length > 1 && (
        <details className={styles.areas}>
          <summary>{reviewTexts.areas}</summary>
          <DataTable
            caption={reviewTexts.areas}
            isCaptionHidden
            rows={areas}
            rowKey={({ area }) => area ?? ''}
            empty={null}
            columns={[
              { key: 'area', head: reviewTexts.area, cell: ({ area }) => area ?? reviewTexts.ofDepartment },
              {
                key: 'filed',
                head: reviewTexts.filedShare,
                width: 240,
                sortValue: ({ rates }) => rates.filed / rates.all,
                cell: ({ rates }) => <Rate part={rates.filed} whole={rates.all} />,
              },
              {
                key: 'onTime',
                head: reviewTexts.onTimeShare,
                width: 240,
                sortValue: ({ rates }) => rates.onTime / rates.all,
                cell: ({ rates }) => <Rate part={rates.onTime} whole={rates.all} />,
              },
            ]}
          />
        </details>
      )}
    </div>
  );
}

type Choosing = { chosen: ReadonlySet<number>; turn: (unitId: number) => void };

function columnsOf(
  table: FormReviewTable,
  of: FormReviewTableInput,
  { chosen, turn }: Choosing,
): DataColumn<FormReviewRow>[] {
  const count = (key: 'warnings' | 'outliers' | 'typedOver' | 'flags', hint?: string): DataColumn<FormReviewRow> => ({
    key,
    head: hint ? <span title={hint}>{reviewTexts[key]}</span> : reviewTexts[key],
    align: 'right',
    width: 60,
    sortValue: (row) => (row.number === null ? null : row[key]),
    cell: (row) => (row.number === null ? '–' : row[key] || ''),
  });
  return [
    {
      key: 'choose',
      head: reviewTexts.chooseHead,
      width: 56,
      cell: (row) =>
        isWaiting(row) && (
          <Checkbox
            aria-label={reviewTexts.choose(row.name)}
            checked={chosen.has(row.unitId)}
            onChange={() => turn(row.unitId)}
          />
        ),
    },
    {
      key: 'school',
      head: reviewTexts.school,
      width: 200,
      isRowHead: true,
      sortValue: ({ name }) => name,
      cell: ({ unitId, name, number, sinceFiling }) =>
        number === null ? (
          name
        ) : (
          <>
            <PageLink
              to="/form-filings/$unitId/$formCode/$period/$number"
              params={{ unitId, formCode: of.formCode, period: of.period, number }}
            >
              {name}
            </PageLink>
            <MovedBadge since={sinceFiling} at="phone" />
          </>
        ),
    },
    {
      key: 'area',
      head: reviewTexts.area,
      width: 130,
      sortValue: ({ areaName }) => areaName,
      cell: ({ areaName }) => areaName ?? '–',
    },
    {
      key: 'state',
      head: reviewTexts.state,
      sortValue: ({ standing }) => standing.status,
      cell: ({ standing, isLocked, hasUnlockRequest }) => (
        <Group gap="xs" wrap="nowrap">
          <StateBadge state={stateWords(standing).badge}>{stateWords(standing).word}</StateBadge>
          {standing.isLate && <StateBadge state="refused">{formsTexts.late}</StateBadge>}
          {isLocked && standing.status === 'submitted' && <StateBadge state="locked">{reviewTexts.locked}</StateBadge>}
          {hasUnlockRequest && <StateBadge state="waiting">{reviewTexts.unlockAsked}</StateBadge>}
        </Group>
      ),
    },
    { key: 'number', head: reviewTexts.number, align: 'right', width: 56, cell: ({ number }) => number ?? '–' },
    {
      key: 'filedOn',
      head: reviewTexts.filedOn,
      width: 104,
      sortValue: ({ filedOn }) => filedOn,
      cell: ({ filedOn }) => (filedOn ? formatDate(filedOn) : '–'),
    },
    {
      key: 'figure',
      head: table.form.figureTitle,
      align: 'right',
      width: 96,
      sortValue: ({ figure }) => figure,
      cell: ({ figure }) => formatFigure(figure),
    },
    {
      key: 'figureBefore',
      head: reviewTexts.figureBefore,
      align: 'right',
      width: 80,
      sortValue: ({ figureBefore }) => figureBefore,
      cell: ({ figureBefore }) => formatFigure(figureBefore),
    },
    {
      key: 'change',
      head: reviewTexts.change,
      align: 'right',
      width: 80,
      sortValue: changeOf,
      cell: (row) => changeText(changeOf(row)),
    },
    count('warnings', reviewTexts.warningsHint),
    count('outliers', reviewTexts.outliersHint),
    count('typedOver', reviewTexts.typedOverHint),
    {
      key: 'since',
      head: <span title={reviewTexts.sinceHint}>{reviewTexts.since}</span>,
      align: 'right',
      width: 104,
      sortValue: ({ sinceFiling }) => sinceFiling && sinceFiling.moved + newFindingsOf(sinceFiling),
      cell: ({ sinceFiling }) =>
        sinceFiling ? reviewTexts.sinceCell(sinceFiling.moved, newFindingsOf(sinceFiling)) : '–',
    },
    count('flags'),
  ];
}

function changeOf({ figure, figureBefore }: FormReviewRow): number | null {
  return figure === null || !figureBefore ? null : figure / figureBefore - 1;
}

function changeText(change: number | null): string {
  if (change === null) return '–';
  const percent = formatFigure(Math.round(change * 1000) / 10, 1);
  return change > 0 ? `+${percent}%` : `${percent}%`;
}

type ManyProps = { of: FormReviewTableInput; rows: readonly FormReviewRow[]; onDone: (words: string) => void };

function AcceptMany({ of, rows, onDone }: ManyProps) {
  const [dry, setDry] = useState<AcceptedForms | null>(null);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const rehearse = trpc.forms.accept.useMutation({ onSuccess: setDry });
  const accept = trpc.forms.accept.useMutation({
    onSuccess: async ({ accepted }) => {
      requestId.done();
      setDry(null);
      onDone(reviewTexts.accepted(accepted));
      await utils.forms.invalidate();
    },
  });
  const filings = rows.flatMap(({ unitId, number, hash }) => (number && hash ? [{ unitId, number, hash }] : []));
  const send = (isDryRun: boolean) => {
    const content = { ...of, filings, isDryRun };
    (isDryRun ? rehearse : accept).mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <>
      <Button loading={rehearse.isPending} onClick={() => send(true)}>
        {reviewTexts.acceptMany(filings.length)}
      </Button>
      <Question
        isOpen={dry !== null}
        title={reviewTexts.acceptManyQuestion(dry?.accepted ?? 0)}
        confirm={reviewTexts.acceptMany(dry?.accepted ?? 0)}
        isPending={accept.isPending}
        error={accept.error}
        onConfirm={() => send(false)}
        onCancel={() => setDry(null)}
      >
        {dry && <Text size="sm">{reviewTexts.dryRun(dry)}</Text>}
        <ul className={styles.consequences}>
          {dry?.leftOut.map(({ unitId, name, reason }) => (
            <li key={unitId}>{`${name}: ${reviewTexts.leftOut[reason]}`}</li>
          ))}
        </ul>
      </Question>
    </>
  );
}

function Remind({ of, rows, onDone }: ManyProps) {
  const requestId = useRequestId();
  const remind = trpc.forms.remind.useMutation({
    onSuccess: ({ schools }) => {
      requestId.done();
      onDone(reviewTexts.reminded(schools));
    },
  });
  const content = { ...of, unitIds: rows.map(({ unitId }) => unitId) };
  return (
    <Button
      variant="default"
      loading={remind.isPending}
      onClick={() => remind.mutate({ ...content, requestId: requestId.of(content) })}
    >
      {reviewTexts.remind(rows.length)}
    </Button>
  );
}
