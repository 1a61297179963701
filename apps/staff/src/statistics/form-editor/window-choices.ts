import type { EditedForms } from '@truong/contracts/form-definitions';
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
