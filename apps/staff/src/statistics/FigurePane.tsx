import { Button } from '@mantine/core';
import type { Finding } from '@truong/contracts/statistics';
import { formatInteger, formatShare } from '@truong/vietnamese/numbers';
import { FindingList } from './FindingList.tsx';
import { type FigureAt, type FigureMap, figureKey, findingsAt, wholeOf } from './form-layout.ts';
import { formTexts } from './messages.ts';
import styles from './statistics.module.css';

export type FigurePaneProps = {
  at: FigureAt | null;
  /** Where the figures come from, in words. */
  source: string;
  figures: FigureMap;
  /** The same figure elsewhere: filed, of the period before, of the number replaced. */
  others: readonly { label: string; figures: FigureMap }[];
  findings: readonly Finding[];
  onOpen: (at: FigureAt) => void;
};

/** What stands behind the focused figure. */
export function FigurePane({ at, source, figures, others, findings, onOpen }: FigurePaneProps) {
  if (!at) {
    return (
      <aside className={styles.pane} data-empty aria-label={formTexts.pane}>
        <p className={styles.legend}>{formTexts.chooseFigure}</p>
      </aside>
    );
  }
  const value = figures.get(figureKey(at));
  const concerned = findingsAt(findings, at);
  return (
    <aside className={styles.pane} aria-label={formTexts.pane}>
      <h2 className={styles.paneTitle}>{formTexts.figure(at)}</h2>
      <dl className={styles.facts}>
        <dt>{formTexts.value}</dt>
        <dd>{valueText(figures, at)}</dd>
        {others.map((other) => (
          <Other key={other.label} label={other.label} text={valueText(other.figures, at)} />
        ))}
        <dt>{formTexts.source}</dt>
        <dd>{source}</dd>
        <dt>{formTexts.rule}</dt>
        <dd>{ruleOf(at.measure)}</dd>
        <dt>{formTexts.findings}</dt>
        <dd>{concerned.length === 0 ? formTexts.noFindings : <FindingList findings={concerned} />}</dd>
      </dl>
      <Button size="xs" variant="default" onClick={() => onOpen(at)}>
        {formTexts.openPupils(value ?? 0)}
      </Button>
    </aside>
  );
}

function Other({ label, text }: { label: string; text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  );
}

function valueText(figures: FigureMap, at: FigureAt): string {
  const value = figures.get(figureKey(at));
  if (value === undefined) return '–';
  if (at.measure === 'total') return formatInteger(value);
  return `${formatInteger(value)} · ${formatShare(value, wholeOf(figures, at))}`;
}

function ruleOf(measure: string): string {
  const [kind = ''] = measure.split(':');
  return formTexts.rules[kind as keyof typeof formTexts.rules] ?? '';
}
