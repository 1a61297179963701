import type { EditedForms } from '@truong/contracts/form-definitions';
import type { PeriodKind } from '@truong/rules/statistics/form';
import { windowTexts } from './messages.ts';

type Of = { kind: 'form'; formCode: string } | { kind: 'series'; series: string };
export type WindowTarget = { value: string; label: string; of: Of; kinds: readonly string[] };

/** What a window may be set for: series of several forms first, then each form that is published. */
export function targetsOf(forms: EditedForms): WindowTarget[] {
  const published = forms.filter(({ versions }) => versions.some(({ state }) => state === 'published'));
  const series = [...new Set(published.map((form) => form.series))];
  return [
    ...series.flatMap((name): WindowTarget[] => {
      const own = published.filter((form) => form.series === name);
      if (own.length < 2) return [];
      const kinds = [...new Set(own.map(({ periodKind }) => periodKind))];
      return [
        { value: `series ${name}`, label: windowTexts.series(name), of: { kind: 'series', series: name }, kinds },
      ];
    }),
    ...published.map(
      ({ formCode, name, periodKind }): WindowTarget => ({
        value: `form ${formCode}`,
        label: name,
        of: { kind: 'form', formCode },
        kinds: [periodKind],
      }),
    ),
  ];
}

const months = Array.from({ length: 12 }, (_, i) => `month-${String(((i + 8) % 12) + 1).padStart(2, '0')}`);

/** The periods of a school year for which forms of the kinds are filed, September first. */
export function periodsOf(kinds: readonly PeriodKind[]): string[] {
  const ofKind: Readonly<Record<PeriodKind, readonly string[]>> = {
    start: ['start'],
    mid: ['mid'],
    end: ['end'],
    semester: ['term-1', 'term-2'],
    month: months,
    ad_hoc: ['ad-hoc-1', 'ad-hoc-2', 'ad-hoc-3', 'ad-hoc-4'],
  };
  return kinds.flatMap((kind) => ofKind[kind]);
}
