import { Checkbox, Select, Stack } from '@mantine/core';
import { type Amount, type RecordKind, recordKinds, recordShapes } from '@truong/rules/statistics/catalogue';
import type { CellSource, Form } from '@truong/rules/statistics/form';
import { FilterFields } from './FilterFields.tsx';
import { FormulaField } from './FormulaField.tsx';
import { fieldTexts } from './messages.ts';

export type SourceFieldsProps = {
  form: Form;
  section: string;
  of: 'row' | 'column';
  value: CellSource | undefined;
  onChange: (source: CellSource | undefined) => void;
  isReadOnly: boolean;
};

const none = 'none';

/** Where figures come from: rows of the records, a formula, or somebody who types. */
export function SourceFields({ form, section, of, value, onChange, isReadOnly }: SourceFieldsProps) {
  const choose = (kind: string | null) => {
    if (kind === 'query') onChange({ kind: 'query', records: 'pupils' });
    else if (kind === 'formula') onChange({ kind: 'formula', formula: '' });
    else if (kind === 'typed') onChange({ kind: 'typed' });
    else onChange(undefined);
  };
  return (
    <Stack gap="sm">
      <Select
        label={fieldTexts.from}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={[
          { value: none, label: fieldTexts.fromNone[of] },
          ...(['query', 'formula', 'typed'] as const).map((kind) => ({ value: kind, label: fieldTexts.kinds[kind] })),
        ]}
        value={value?.kind ?? none}
        onChange={choose}
      />
      {value?.kind === 'query' && <QueryFields value={value} onChange={onChange} isReadOnly={isReadOnly} />}
      {value?.kind === 'formula' && (
        <FormulaField
          label={fieldTexts.formula}
          form={form}
          section={section}
          value={value.formula}
          isReadOnly={isReadOnly}
          onChange={(formula) => onChange({ ...value, formula })}
        />
      )}
      {value?.kind === 'typed' && (
        <Checkbox
          label={fieldTexts.isText}
          checked={value.isText === true}
          disabled={isReadOnly}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? { kind: 'typed', isText: true } : { kind: 'typed' })
          }
        />
      )}
      {value && (value.kind === 'formula' || (value.kind === 'typed' && !value.isText)) && (
        <Select
          label={fieldTexts.decimals}
          allowDeselect={false}
          readOnly={isReadOnly}
          data={['0', '1', '2']}
          value={String(value.decimals ?? 0)}
          onChange={(decimals) => onChange({ ...value, decimals: Number(decimals) as 0 | 1 | 2 })}
        />
      )}
    </Stack>
  );
}

type Query = Extract<CellSource, { kind: 'query' }>;
type QueryProps = { value: Query; onChange: (source: Query) => void; isReadOnly: boolean };

function QueryFields({ value, onChange, isReadOnly }: QueryProps) {
  const { amounts, dimensions } = recordShapes[value.records];
  const counted = 'count';
  return (
    <>
      <Select
        label={fieldTexts.records}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={recordKinds.map((kind) => ({ value: kind, label: recordShapes[kind].name }))}
        value={value.records}
        onChange={(records) => onChange({ kind: 'query', records: records as RecordKind })}
      />
      {amounts.length > 0 && (
        <Select
          label={fieldTexts.amount}
          allowDeselect={false}
          readOnly={isReadOnly}
          data={[counted, ...amounts].map((one) => ({
            value: one,
            label: fieldTexts.amounts[one as keyof typeof fieldTexts.amounts],
          }))}
          value={value.amount ?? counted}
          onChange={(amount) => {
            const { amount: _, ...rest } = value;
            onChange(amount === counted ? rest : { ...rest, amount: amount as Amount });
          }}
        />
      )}
      <FilterFields
        label={fieldTexts.conditions}
        codes={dimensions}
        value={value.where ?? {}}
        isReadOnly={isReadOnly}
        onChange={(where) => onChange({ ...value, where })}
      />
    </>
  );
}
