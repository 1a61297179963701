import { Button, NativeSelect, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type Occasion, Occasion as Occasions } from '@truong/contracts/remarks';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { type KeyboardEvent, useRef } from 'react';
import { PageLink, useAddress, usePathId } from '../../address.tsx';
import { LoadError } from '../../LoadError.tsx';
import { common, termNames } from '../../messages.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import styles from './by-pupil.module.css';
import { focusField, isField, pupilsOf } from './by-pupil.ts';
import { byPupilTexts } from './by-pupil-messages.ts';
import { PupilSheet } from './PupilSheet.tsx';
import { useTurns, wayOf } from './use-turns.ts';

const pollEvery = 20_000;

/** One pupil of a class in grades 1-5 at one point of the term: every subject, quality and competence with its remark. */
export function ByPupilPage() {
  const { assignment, schoolYear, term } = useActing();
  const { number, oneOf, change } = useAddress();
  const classId = usePathId('classId');
  const at = { unitId: assignment.unitId, schoolYear };
  const list = trpc.gradebook.sheets.useQuery({ ...at, term });
  const own = (list.data?.sheets ?? []).filter((sheet) => sheet.classId === classId && sheet.grade !== null);
  const inOrder = [...own.filter(({ kind }) => kind !== 'homeroom'), ...own.filter(({ kind }) => kind === 'homeroom')];
  const queries = trpc.useQueries((t) =>
    inOrder.map(({ id }) => t.gradebook.sheet({ ...at, sheetId: id }, { refetchInterval: pollEvery })),
  );
  const fields = useRef<HTMLDivElement>(null);
  const turns = useTurns();
  const occasion = oneOf<Occasion>('occasion', Occasions.options) ?? 'end';
  const pupils = pupilsOf(queries.flatMap(({ data }) => data ?? []));
  const asked = number('pupil');
  const here = Math.max(
    0,
    pupils.findIndex(({ pupilId }) => pupilId === asked),
  );
  const pupil = pupils[here];
  const className = own[0]?.className ?? '';
  const failed = [list, ...queries].find(({ error, data }) => error && !data);

  function go(by: 1 | -1) {
    const next = pupils[here + by];
    if (next) change({ pupil: next.pupilId }, { inPlace: true });
  }

  function turnBack(way: 'undo' | 'redo') {
    const turned = turns.turn(way);
    if (turned && turned.pupilId !== pupil?.pupilId) change({ pupil: turned.pupilId }, { inPlace: true });
  }

  function onKey(event: KeyboardEvent) {
    const way = wayOf(event);
    if (way) {
      event.preventDefault();
      turnBack(way);
    } else if (event.key === 'Enter' && isField(event.target)) {
      // What a button does on Enter would take the level back that was just chosen.
      event.preventDefault();
      if (!(fields.current && focusField(fields.current, event.target, 1))) event.target.focus();
    } else if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      go(event.key === 'PageDown' ? 1 : -1);
    } else if (
      (event.key === 'ArrowDown' || event.key === 'ArrowUp') &&
      fields.current &&
      focusField(fields.current, event.target, event.key === 'ArrowDown' ? 1 : -1)
    )
      event.preventDefault();
  }

  return (
    <Page
      title={byPupilTexts.title(className, termNames[term], formatSchoolYear(schoolYear))}
      actions={
        <>
          {turns.canUndo && (
            <Button size="compact-sm" variant="default" onClick={() => turnBack('undo')}>
              {byPupilTexts.undo}
            </Button>
          )}
          <PageLink to="/sheets">{byPupilTexts.toClass}</PageLink>
        </>
      }
    >
      {failed && <LoadError error={failed.error} onRetry={() => failed.refetch()} />}
      {!failed && list.data && own.length === 0 && (
        <EmptyState title={byPupilTexts.empty} text={byPupilTexts.emptyText} />
      )}
      {!failed && (list.isPending || (own.length > 0 && !pupil)) && (
        <Stack aria-busy aria-label={common.loading}>
          {Array.from({ length: 8 }, (_, row) => row).map((row) => (
            <Skeleton key={row} height={48} />
          ))}
        </Stack>
      )}
      {pupil && (
        <>
          <div className={styles.head}>
            <div className={styles.choice}>
              <Button
                variant="default"
                aria-label={byPupilTexts.previous}
                className={styles.step}
                disabled={here === 0}
                onClick={() => go(-1)}
              >
                <IconChevronLeft size={20} aria-hidden />
              </Button>
              <NativeSelect
                aria-label={byPupilTexts.pupil}
                className={styles.pupil}
                data={pupils.map(({ pupilId, ordinal, fullName }) => ({
                  value: String(pupilId),
                  label: byPupilTexts.pupilLine(ordinal, fullName),
                }))}
                value={String(pupil.pupilId)}
                onChange={(event) => change({ pupil: Number(event.currentTarget.value) }, { inPlace: true })}
              />
              <Button
                variant="default"
                aria-label={byPupilTexts.next}
                className={styles.step}
                disabled={here === pupils.length - 1}
                onClick={() => go(1)}
              >
                <IconChevronRight size={20} aria-hidden />
              </Button>
            </div>
            <SegmentedControl
              aria-label={byPupilTexts.at}
              className={styles.occasion}
              data={Occasions.options.map((value) => ({ value, label: occasionName(value, term) }))}
              value={occasion}
              onChange={(value) => change({ occasion: value }, { inPlace: true })}
            />
          </div>
          {occasion === 'regular' && <Text size="sm">{byPupilTexts.regularHint}</Text>}
          <Text size="xs" c="dimmed" className={styles.keys}>
            {byPupilTexts.keys}
          </Text>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys go from field to field, each of which has its own role */}
          <div ref={fields} className={styles.sheets} onKeyDown={onKey}>
            {[false, true].map((isHomeroom) => (
              <div key={String(isHomeroom)} className={styles.column}>
                {queries.map(({ data, dataUpdatedAt, refetch }) =>
                  data && (data.kind === 'homeroom') === isHomeroom ? (
                    <PupilSheet
                      key={data.id}
                      sheet={data}
                      readAt={dataUpdatedAt}
                      pupilId={pupil.pupilId}
                      occasion={occasion}
                      onRead={() => void refetch()}
                      onTurn={turns.add}
                    />
                  ) : null,
                )}
              </div>
            ))}
          </div>
        </>
      )}
    </Page>
  );
}

function occasionName(occasion: Occasion, term: 1 | 2): string {
  return occasion === 'end' && term === 2 ? byPupilTexts.yearEnd : byPupilTexts.occasions[occasion];
}
