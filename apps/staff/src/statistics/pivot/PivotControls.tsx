import { Checkbox, NativeSelect } from '@mantine/core';
import { type FormFigures, Source } from '@truong/contracts/pivot';
import { dimensions, recordKinds, recordShapes } from '@truong/rules/statistics/catalogue';
import { periodTitle, sourceNames } from '@truong/rules/statistics/pivot/pivot-words';
import { points } from '@truong/rules/statistics/points';
import type { AddressSearch } from '../../address.tsx';
import { DateBox } from '../../DateBox.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { FiguresBox } from './FiguresBox.tsx';
import { FilterBox } from './FilterBox.tsx';
import { pivotTexts } from './messages.ts';
import styles from './pivot.module.css';
import { filterText, type PivotView, yearCounts } from './pivot-view.ts';

export type PivotControlsProps = {
  view: PivotView;
  today: string | undefined;
  onChange: (patch: AddressSearch) => void;
};

/** What is counted, when, by what, and of whom. */
export function PivotControls({ view, today, onChange }: PivotControlsProps) {
  const { assignment, calendar, schoolYear } = useActing();
  const shape = recordShapes[view.records];
  const isOffice = assignment.unitKind !== 'school';
  const forms = trpc.pivot.formFigures.useQuery({ unitId: assignment.unitId, schoolYear });
  const form = forms.data?.forms.find(({ code }) => code === view.form);
  const periods: readonly string[] = view.form ? (form?.periods ?? [view.point]) : points;
  const axes = [
    ...(isOffice ? [{ value: 'unit', label: pivotTexts.units }] : []),
    { value: 'time', label: pivotTexts.time },
    ...(view.form
      ? [{ value: 'figure', label: pivotTexts.figures }]
      : shape.dimensions.map((code) => ({ value: code, label: dimensions[code].name }))),
  ];
  const none = { value: 'none', label: pivotTexts.none };
  const [rows = 'none', cols = 'none', split = 'none'] = view.axes;
  const axisOf = (name: 'rows' | 'cols' | 'split', value: string, isNeeded = false) => (
    <NativeSelect
      size="xs"
      label={pivotTexts[name]}
      data={isNeeded ? axes : [none, ...axes]}
      value={value}
      onChange={(event) => onChange({ rows, cols, split, [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className={styles.context} aria-label={pivotTexts.choices}>
      <NativeSelect
        size="xs"
        label={pivotTexts.records}
        data={[
          {
            group: pivotTexts.recordKinds,
            items: recordKinds.map((value) => ({ value, label: recordShapes[value].name })),
          },
          {
            group: pivotTexts.forms,
            items: (forms.data?.forms ?? []).map(({ code, name }) => ({ value: `form:${code}`, label: name })),
          },
        ]}
        value={view.form ? `form:${view.form}` : view.records}
        onChange={(event) =>
          onChange({
            ...chosenOf(event.currentTarget.value, forms.data?.forms ?? []),
            ...{ rows: undefined, cols: undefined, split: undefined, where: undefined, part: undefined },
            measure: undefined,
          })
        }
      />
      <NativeSelect
        size="xs"
        label={pivotTexts.source}
        data={(view.form ? (['filed', 'approved'] as const) : Source.options).map((value) => ({
          value,
          label: sourceNames[value],
        }))}
        value={view.source}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={pivotTexts.point}
        data={periods.map((value) => ({ value, label: periodTitle(value) }))}
        value={view.point}
        onChange={(event) => onChange({ point: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={pivotTexts.years}
        data={yearCounts.map((count) => ({ value: String(count), label: pivotTexts.yearCount(count) }))}
        value={String(view.years)}
        onChange={(event) => onChange({ years: Number(event.currentTarget.value) })}
      />
      {axisOf('rows', rows, true)}
      {axisOf('cols', cols)}
      {axisOf('split', split)}
      {view.axes.includes('unit') && isOffice && (
        <NativeSelect
          size="xs"
          label={pivotTexts.unitsBy}
          data={(['below', 'school'] as const).map((value) => ({ value, label: pivotTexts.unitsByNames[value] }))}
          value={view.unitsBy}
          onChange={(event) => onChange({ by: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        size="xs"
        label={pivotTexts.measure}
        data={
          view.form
            ? (['count', 'share'] as const).map((value) => ({ value, label: pivotTexts.formMeasures[value] }))
            : (['count', 'share', ...shape.amounts] as const).map((value) => ({
                value,
                label: pivotTexts.measures[value],
              }))
        }
        value={view.measure}
        onChange={(event) => onChange({ measure: event.currentTarget.value })}
      />
      {view.form && (
        <FiguresBox
          formCode={view.form}
          figures={view.figures}
          onChange={(figures) => onChange({ figures: figures.join(',') || undefined })}
        />
      )}
      {!view.form && view.measure === 'share' && (
        <FilterBox
          label={pivotTexts.partTitle}
          records={view.records}
          filter={view.part}
          onChange={(part) => onChange({ part: filterText(part) })}
        />
      )}
      {!view.form && (
        <FilterBox
          label={pivotTexts.filter}
          records={view.records}
          filter={view.where}
          onChange={(where) => onChange({ where: filterText(where) })}
        />
      )}
      {isOffice && (
        <>
          <DateBox
            size="xs"
            label={pivotTexts.asOf}
            value={view.asOf ?? today ?? calendar.today}
            onChoose={(asOf) => onChange({ asOf })}
          />
          <Checkbox
            size="xs"
            mb={6}
            label={pivotTexts.isPublic}
            title={pivotTexts.publicHint}
            checked={view.isPublic}
            onChange={(event) => onChange({ public: event.currentTarget.checked ? 1 : undefined })}
          />
        </>
      )}
    </fieldset>
  );
}

/** What the address says of a kind of rows or of a form, which is filed for periods of its own. */
function chosenOf(value: string, forms: FormFigures['forms']): AddressSearch {
  const form = value.startsWith('form:') ? value.slice('form:'.length) : undefined;
  const point = forms.find(({ code }) => code === form)?.periods[0];
  return { form, figures: undefined, records: form ? undefined : value, source: undefined, point };
}
