import { Alert, Button, Group, Text } from '@mantine/core';
import type { PaperBoard, PrintPapers } from '@truong/contracts/papers';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { type DataColumn, DataTable } from '@truong/ui/DataTable.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { JobProgress } from '../jobs/JobProgress.tsx';
import { useJobFile } from '../jobs/use-job-file.ts';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { holderOf, useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import styles from './certificates.module.css';
import { paperPeriods, printedNames, printTexts } from './messages.ts';
import { type Chosen, isBook, PrintChoices, useChosen } from './PrintChoices.tsx';

type Asked = Pick<PrintPapers, 'classId' | 'isRenewing'>;
type Line = PaperBoard['classes'][number];

/** What a school prints of a closed term or year: the paper is chosen, then a class or the school; what stands against it is said. */
export function PrintPage() {
  const { assignment, schoolYear } = useActing();
  const chosen = useChosen();
  const of = { unitId: assignment.unitId, schoolYear };
  const board = trpc.gradebook.paperBoard.useQuery(of);
  const printing = usePrinting(chosen);
  const { busy } = printing;
  const isOpen = board.data !== undefined && isPeriodOpen(board.data, chosen);
  const all = board.data?.classes.reduce((sum, line) => sum + papersOf(line, chosen), 0) ?? 0;
  return (
    <Page title={printTexts.title(formatSchoolYear(schoolYear))} actions={<Links />}>
      <Group gap="sm" align="end">
        <PrintChoices chosen={chosen} />
        <Button
          disabled={isOpen || all === 0 || busy !== null}
          loading={busy?.key.classId === null}
          onClick={() => printing.start({ classId: null, isRenewing: false })}
        >
          {printTexts.printAll}
        </Button>
      </Group>
      {board.data && <WhatStands board={board.data} chosen={chosen} papers={all} />}
      <Printing of={printing} />
      <div className={styles.narrow}>
        <DataTable
          caption={printTexts.caption}
          isCaptionHidden
          rows={board.data?.classes ?? []}
          rowKey={(line) => line.classId}
          isLoading={board.isPending}
          loadingRows={10}
          error={board.error && <LoadError error={board.error} onRetry={() => board.refetch()} />}
          empty={printTexts.empty}
          columns={columnsOf(chosen, { isOpen, printing })}
        />
      </div>
    </Page>
  );
}

function Links() {
  const { assignment } = useActing();
  return (
    <Group gap="md">
      <PageLink to="/papers/register">{printTexts.toRegister}</PageLink>
      {mayPass(gateOf['certificates.templates'], holderOf(assignment)) && (
        <PageLink to="/papers/templates">{printTexts.toTemplates}</PageLink>
      )}
    </Group>
  );
}

function usePrinting(chosen: Chosen) {
  const { assignment, schoolYear } = useActing();
  const utils = trpc.useUtils();
  const requestId = useRequestId();
  const file = useJobFile<Asked>();
  return {
    ...file,
    start(asked: Asked): void {
      const { gradebook } = utils.client;
      const at = { unitId: assignment.unitId, schoolYear };
      const ask = async () => {
        const { kind, period, extent, point, format } = chosen;
        if (isBook(kind)) {
          const of = { ...at, book: kind, classId: asked.classId, point, format };
          return gradebook.startBookPrint.mutate({ ...of, requestId: requestId.of(of) });
        }
        const of = { ...at, kind, period, extent, ...asked };
        return gradebook.startPaperPrint.mutate({ ...of, requestId: requestId.of(of) });
      };
      file.start(asked, {
        ask: async () => {
          const ref = await ask();
          requestId.done();
          return ref;
        },
        onDone: () => Promise.all([utils.gradebook.paperBoard.invalidate(), utils.certificates.invalidate()]),
      });
    },
  };
}
type Printing = ReturnType<typeof usePrinting>;

/** A book is printed as it stands; a paper only of what is closed. */
function isPeriodOpen(board: PaperBoard, { kind, period }: Chosen): boolean {
  if (isBook(kind)) return false;
  if (period === 'year') return !board.isYearClosed;
  return !board.terms.some(({ term, isClosed }) => isClosed && period === `term-${term}`);
}

/** For how many of a class this paper can be printed. */
function papersOf({ isPrimary, pupils, results, titled }: Line, { kind, period }: Chosen): number {
  if (isBook(kind)) return isPrimary === (kind === 'class_summary') ? pupils : 0;
  return kind === 'commendation' ? titled : results[period];
}

/** Whether the paper can be printed; if not, what is waited for and where that is done. */
function WhatStands({ board, chosen, papers }: { board: PaperBoard; chosen: Chosen; papers: number }) {
  const paper = printedNames[chosen.kind];
  const isYear = chosen.period === 'year';
  if (isPeriodOpen(board, chosen))
    return (
      <Group gap="sm">
        <Text size="sm" role="status">
          {isYear ? printTexts.yearOpen(paper) : printTexts.termOpen(paper, paperPeriods[chosen.period])}
        </Text>
        <TermLink isYear={isYear} />
      </Group>
    );
  return (
    <Text size="sm" role="status">
      {papers === 0 ? nobodyText(chosen) : readyText(chosen, papers)}
    </Text>
  );
}

function readyText({ kind, format }: Chosen, papers: number): string {
  return isBook(kind) ? printTexts.bookReady[kind][format] : printTexts.ready(printedNames[kind], papers);
}

function nobodyText({ kind }: Chosen): string {
  return isBook(kind) ? printTexts.nobodyIn : printTexts.nobody(printedNames[kind]);
}

function TermLink({ isYear }: { isYear: boolean }) {
  const { assignment } = useActing();
  if (!mayPass(gateOf['gradebook.yearBoard'], holderOf(assignment))) return null;
  return isYear ? (
    <PageLink to="/year">{printTexts.toYear}</PageLink>
  ) : (
    <PageLink to="/term">{printTexts.toTerm}</PageLink>
  );
}

/** How far it is; then what was printed, and what of it is out of date. */
function Printing({ of: { busy, done, refusal, start } }: { of: Printing }) {
  const [isAsking, setAsking] = useState(false);
  const result = done?.job.kind === 'paper_print' ? done.job.result : null;
  const book = done?.job.kind === 'book_print' ? done.job.result : null;
  return (
    <>
      {busy?.job && (
        <div className={styles.progress}>
          <JobProgress job={busy.job} />
          <Text size="sm">{printTexts.leave}</Text>
        </div>
      )}
      {refusal && (
        <Alert color="red" variant="light" role="alert">
          {refusal}
        </Alert>
      )}
      {book && <Alert role="status">{printTexts.bookDone(book)}</Alert>}
      {result && (
        <Alert role="status">
          <Text size="sm">{printTexts.done(result)}</Text>
          {result.outdated > 0 && (
            <Group gap="sm">
              <Text size="sm">{printTexts.outdated(result.outdated)}</Text>
              <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
                {printTexts.renew}
              </Button>
            </Group>
          )}
        </Alert>
      )}
      {result && (
        <Question
          isOpen={isAsking}
          title={printTexts.renewQuestion(result.outdated)}
          confirm={printTexts.renew}
          isPending={false}
          error={null}
          onConfirm={() => {
            setAsking(false);
            start({ classId: done?.key.classId ?? null, isRenewing: true });
          }}
          onCancel={() => setAsking(false)}
        >
          <ul>
            {printTexts.renewConsequence.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Question>
      )}
    </>
  );
}

function counted(chosen: Chosen): DataColumn<Line>[] {
  const { kind, period } = chosen;
  const issuedOf = (line: Line) => line.issued.find((one) => one.kind === kind && one.period === period)?.papers ?? 0;
  return [
    {
      key: 'results',
      head: kind === 'commendation' ? printTexts.titled : printTexts.results,
      align: 'right',
      cell: (line) => formatInteger(papersOf(line, chosen)),
    },
    { key: 'issued', head: printTexts.issued, align: 'right', cell: (line) => formatInteger(issuedOf(line)) },
  ];
}

function columnsOf(chosen: Chosen, { isOpen, printing }: { isOpen: boolean; printing: Printing }): DataColumn<Line>[] {
  const { kind } = chosen;
  return [
    { key: 'class', head: printTexts.class, width: 112, cell: (line) => line.className },
    { key: 'pupils', head: printTexts.pupils, align: 'right', cell: (line) => formatInteger(line.pupils) },
    ...(isBook(kind) ? [] : counted(chosen)),
    {
      key: 'act',
      head: printTexts.act,
      width: 112,
      cell: (line) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={printTexts.printOf(printedNames[kind], line.className)}
          disabled={isOpen || papersOf(line, chosen) === 0 || printing.busy !== null}
          loading={printing.busy?.key.classId === line.classId}
          onClick={() => printing.start({ classId: line.classId, isRenewing: false })}
        >
          {printTexts.print}
        </Button>
      ),
    },
  ];
}
