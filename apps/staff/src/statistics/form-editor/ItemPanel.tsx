import { Checkbox, MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type DimensionCode, recordShapes } from '@truong/rules/statistics/catalogue';
import type { Form, FormColumn, FormRow, FormSection, PeriodKind } from '@truong/rules/statistics/form';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { CheckFields } from './CheckFields.tsx';
import { changeCheck, changeColumn, changeRow, changeSection, type Place } from './edit-form.ts';
import { FilterFields } from './FilterFields.tsx';
import { fieldTexts, levelWords, orientationWords, periodKinds, reviewWords } from './messages.ts';
import { SourceFields } from './SourceFields.tsx';

export type ItemPanelProps = { form: Form; place: Place; onChange: (form: Form) => void; isReadOnly: boolean };

/** What is said of the part of the form that is chosen. */
export function ItemPanel({ form, place, onChange, isReadOnly }: ItemPanelProps) {
  const section =
    place.kind === 'section' || place.kind === 'row' || place.kind === 'column'
      ? form.sections[place.section]
      : undefined;
  const common = { form, isReadOnly };
  switch (place.kind) {
    case 'form':
      return <FactFields {...common} onChange={onChange} />;
    case 'section':
      return section ? (
        <Stack gap="sm">
          <NameFields
            value={section}
            isReadOnly={isReadOnly}
            onChange={(names) => onChange(changeSection(form, place.section, (one) => ({ ...one, ...names })))}
          />
        </Stack>
      ) : null;
    case 'row': {
      const row = section?.rows[place.at];
      return section && row ? (
        <RowFields
          {...common}
          section={section}
          value={row}
          onChange={(next) => onChange(changeRow(form, place, next))}
        />
      ) : null;
    }
    case 'column': {
      const column = section?.columns[place.at];
      return section && column ? (
        <ColumnFields
          {...common}
          section={section}
          value={column}
          onChange={(next) => onChange(changeColumn(form, place, next))}
        />
      ) : null;
    }
    case 'check': {
      const check = form.checks[place.at];
      return check ? (
        <CheckFields {...common} value={check} onChange={(next) => onChange(changeCheck(form, place.at, next))} />
      ) : null;
    }
  }
}

type Named = { code: string; title: string };
type NameProps = { value: Named; onChange: (names: Named) => void; isReadOnly: boolean };

function NameFields({ value: { code, title }, onChange, isReadOnly }: NameProps) {
  return (
    <>
      <Textarea
        label={fieldTexts.title}
        autosize
        readOnly={isReadOnly}
        value={title}
        onChange={(event) => onChange({ code, title: event.currentTarget.value })}
      />
      <TextInput
        label={fieldTexts.code}
        description={fieldTexts.codeHint}
        readOnly={isReadOnly}
        value={code}
        onChange={(event) => onChange({ title, code: event.currentTarget.value })}
      />
    </>
  );
}

type PartProps<T> = { form: Form; section: FormSection; value: T; onChange: (next: T) => void; isReadOnly: boolean };

function RowFields({ form, section, value, onChange, isReadOnly }: PartProps<FormRow>) {
  const { isHeading, from: _from, ...plain } = value;
  return (
    <Stack gap="sm">
      <NameFields value={value} isReadOnly={isReadOnly} onChange={(names) => onChange({ ...value, ...names })} />
      <TextInput
        label={fieldTexts.unit}
        readOnly={isReadOnly}
        value={value.unit ?? ''}
        onChange={(event) => onChange(withText(value, 'unit', event.currentTarget.value))}
      />
      <Select
        label={fieldTexts.indent}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={['0', '1', '2']}
        value={String(value.indent ?? 0)}
        onChange={(indent) => onChange({ ...value, indent: Number(indent) as 0 | 1 | 2 })}
      />
      <Checkbox
        label={fieldTexts.isHeading}
        checked={isHeading === true}
        disabled={isReadOnly}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { ...plain, isHeading: true }
              : { ...plain, from: { kind: 'query', records: 'pupils' } },
          )
        }
      />
      {!isHeading && (
        <SourceFields
          form={form}
          section={section.code}
          of="row"
          value={value.from}
          isReadOnly={isReadOnly}
          onChange={(from) => {
            const { from: _, ...rest } = value;
            onChange(from ? { ...rest, from } : rest);
          }}
        />
      )}
    </Stack>
  );
}

function ColumnFields({ form, section, value, onChange, isReadOnly }: PartProps<FormColumn>) {
  return (
    <Stack gap="sm">
      <NameFields value={value} isReadOnly={isReadOnly} onChange={(names) => onChange({ ...value, ...names })} />
      <TextInput
        label={fieldTexts.group}
        readOnly={isReadOnly}
        value={value.group ?? ''}
        onChange={(event) => onChange(withText(value, 'group', event.currentTarget.value))}
      />
      <SourceFields
        form={form}
        section={section.code}
        of="column"
        value={value.from}
        isReadOnly={isReadOnly}
        onChange={(from) => {
          const { from: _, ...rest } = value;
          onChange(from ? { ...rest, from } : rest);
        }}
      />
      {!value.from && (
        <FilterFields
          label={fieldTexts.columnWhere}
          codes={dimensionsOfRows(section)}
          value={value.where ?? {}}
          isReadOnly={isReadOnly}
          onChange={(where) => onChange({ ...value, where })}
        />
      )}
      <MultiSelect
        label={fieldTexts.except}
        readOnly={isReadOnly}
        searchable
        data={section.rows
          .filter((row) => !row.isHeading)
          .map(({ code, title }) => ({ value: code, label: `${title} (${code})` }))}
        value={[...(value.except ?? [])]}
        onChange={(except) => {
          const { except: _, ...rest } = value;
          onChange(except.length > 0 ? { ...rest, except } : rest);
        }}
      />
    </Stack>
  );
}

/** What every kind of rows counted in the section has: a condition on a column holds for all of them. */
function dimensionsOfRows({ rows }: FormSection): DimensionCode[] {
  const kinds = [...new Set(rows.flatMap(({ from }) => (from?.kind === 'query' ? [from.records] : [])))];
  const [first = 'pupils', ...others] = kinds;
  return recordShapes[first].dimensions.filter((code) =>
    others.every((kind) => recordShapes[kind].dimensions.includes(code)),
  );
}

/** The part with the text, or without it where it is empty. */
function withText<T extends object, K extends keyof T>(part: T, key: K, text: string): T {
  const { [key]: _, ...rest } = part;
  return (text === '' ? rest : { ...rest, [key]: text }) as T;
}

function FactFields({ form, onChange, isReadOnly }: Omit<ItemPanelProps, 'place'>) {
  const choices = <K extends string>(words: Readonly<Record<K, string>>) =>
    (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
  return (
    <Stack gap="sm">
      <Textarea
        label={fieldTexts.name}
        autosize
        readOnly={isReadOnly}
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      <TextInput
        label={fieldTexts.officialNumber}
        readOnly={isReadOnly}
        value={form.officialNumber ?? ''}
        onChange={(event) => onChange(withText(form, 'officialNumber', event.currentTarget.value))}
      />
      <Textarea
        label={fieldTexts.source}
        autosize
        readOnly={isReadOnly}
        value={form.source}
        onChange={(event) => onChange({ ...form, source: event.currentTarget.value })}
      />
      <TextInput
        label={fieldTexts.series}
        description={fieldTexts.seriesHint}
        readOnly={isReadOnly}
        value={form.series}
        onChange={(event) => onChange({ ...form, series: event.currentTarget.value })}
      />
      <Select
        label={fieldTexts.periodKind}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={choices(periodKinds)}
        value={form.periodKind}
        onChange={(kind) => onChange({ ...form, periodKind: kind as PeriodKind })}
      />
      <MultiSelect
        label={fieldTexts.levels}
        readOnly={isReadOnly}
        searchable
        data={choices(levelWords)}
        value={[...form.filers.levels]}
        onChange={(levels) => onChange({ ...form, filers: { levels: levels as SchoolLevel[] } })}
      />
      <Select
        label={fieldTexts.review}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={choices(reviewWords)}
        value={form.review}
        onChange={(review) => onChange({ ...form, review: review as Form['review'] })}
      />
      <Select
        label={fieldTexts.orientation}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={choices(orientationWords)}
        value={form.layout?.orientation ?? 'portrait'}
        onChange={(orientation) =>
          onChange({ ...form, layout: { orientation: orientation as 'portrait' | 'landscape' } })
        }
      />
      <Textarea
        label={fieldTexts.notes}
        autosize
        minRows={3}
        readOnly={isReadOnly}
        value={(form.notes ?? []).join('\n')}
        onChange={(event) => onChange({ ...form, notes: event.currentTarget.value.split('\n') })}
      />
    </Stack>
  );
}
