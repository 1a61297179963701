import { Skeleton, Text } from '@mantine/core';
import type { RecordsPivot } from '@truong/contracts/pivot';
import { timeName } from '@truong/rules/statistics/pivot/pivot-words';
import { Sparkline } from '@truong/ui/charts/Sparkline.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink } from '../../address.tsx';
import { errorText } from '../../errors.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { overviewTexts } from './messages.ts';
import styles from './overview.module.css';
import { movementOf } from './overview-questions.ts';
import { searchOf } from './search-of.ts';

type FigureTileProps = { name: keyof typeof overviewTexts.figureNames; question: RecordsPivot };

/** One number with how it moved over the years, of how many schools, and the way to its table. */
export function FigureTile({ name, question }: FigureTileProps) {
  const { assignment } = useActing();
  const title = overviewTexts.figureNames[name];
  const answer = trpc.pivot.answer.useQuery({ unitId: assignment.unitId, question });
  const text = (value: number | null) => (value === null ? '–' : formatInteger(value));
  if (!answer.data)
    return (
      <div className={styles.tile}>
        <Text c="dimmed">{title}</Text>
        {answer.error ? <p role="alert">{errorText(answer.error)}</p> : <Skeleton height={110} />}
      </div>
    );
  const { now, change, series, counted, countedBefore, missing } = movementOf(answer.data);
  const last = question.times.at(-1);
  return (
    <div className={styles.tile}>
      <Text c="dimmed">{title}</Text>
      <span className={styles.figure}>{text(now)}</span>
      <span>{change === null ? overviewTexts.noChange(countedBefore) : overviewTexts.change(change)}</span>
      <Sparkline label={overviewTexts.sparkline(title, series.map(text))} values={series} />
      <span className={styles.note}>
        {last && timeName(last)}
        {assignment.unitKind !== 'school' && ` · ${overviewTexts.schools(counted, missing)}`}
      </span>
      <PageLink to="/pivot" search={searchOf(question)}>
        {overviewTexts.open(title)}
      </PageLink>
    </div>
  );
}
