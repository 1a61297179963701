import { MultiSelect, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { Form, FormCheck, FormSection } from '@truong/rules/statistics/form';
import { FormulaField } from './FormulaField.tsx';
import { fieldTexts, missingWords, severityWords } from './messages.ts';

type CheckFieldsProps = { form: Form; value: FormCheck; onChange: (check: FormCheck) => void; isReadOnly: boolean };

const operators = ['=', '<=', '>=', '<', '>', '<>'] as const;
const once = 'once';

/** A check: left, operator, right, where it is looked at, and what is said when it does not hold. */
export function CheckFields({ form, value, onChange, isReadOnly }: CheckFieldsProps) {
  const places = form.sections.flatMap(({ code, title }) => [
    { value: `rows ${code}`, label: fieldTexts.eachRows(title) },
    { value: `columns ${code}`, label: fieldTexts.eachColumns(title) },
  ]);
  const place = (text: string | null) => {
    const { each: _, ...rest } = value;
    const [over, section] = (text ?? once).split(' ');
    onChange(section ? { ...rest, each: { section, over: over as 'rows' | 'columns' } } : rest);
  };
  const side = (name: 'left' | 'right') => (
    <FormulaField
      label={fieldTexts[name]}
      form={form}
      section={value.each?.section ?? null}
      value={value[name]}
      isReadOnly={isReadOnly}
      onChange={(text) => onChange({ ...value, [name]: text })}
    />
  );
  return (
    <Stack gap="sm">
      <Textarea
        label={fieldTexts.instruction}
        autosize
        readOnly={isReadOnly}
        value={value.instruction}
        onChange={(event) => onChange({ ...value, instruction: event.currentTarget.value })}
      />
      <Select
        label={fieldTexts.each}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={[{ value: once, label: fieldTexts.eachOnce }, ...places]}
        value={value.each ? `${value.each.over} ${value.each.section}` : once}
        onChange={place}
      />
      {value.each && (
        <MultiSelect
          label={fieldTexts.eachOnly[value.each.over]}
          description={fieldTexts.eachOnlyHint}
          readOnly={isReadOnly}
          searchable
          data={partsOf(
            form.sections.find(({ code }) => code === value.each?.section),
            value.each.over,
          )}
          value={[...(value.each.only ?? [])]}
          onChange={(only) => {
            const { section, over } = value.each as NonNullable<FormCheck['each']>;
            onChange({ ...value, each: only.length > 0 ? { section, over, only } : { section, over } });
          }}
        />
      )}
      {side('left')}
      <Select
        label={fieldTexts.operator}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={[...operators]}
        value={value.operator}
        onChange={(operator) => onChange({ ...value, operator: operator as FormCheck['operator'] })}
      />
      {side('right')}
      <Select
        label={fieldTexts.severity}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={Object.entries(severityWords).map(([code, label]) => ({ value: code, label }))}
        value={value.severity}
        onChange={(severity) => onChange({ ...value, severity: severity as FormCheck['severity'] })}
      />
      <Select
        label={fieldTexts.missing}
        allowDeselect={false}
        readOnly={isReadOnly}
        data={Object.entries(missingWords).map(([code, label]) => ({ value: code, label }))}
        value={value.missing}
        onChange={(missing) => onChange({ ...value, missing: missing as FormCheck['missing'] })}
      />
      <TextInput
        label={fieldTexts.code}
        description={fieldTexts.codeHint}
        readOnly={isReadOnly}
        value={value.code}
        onChange={(event) => onChange({ ...value, code: event.currentTarget.value })}
      />
    </Stack>
  );
}

/** Rows or columns of the section to choose from, by code. */
function partsOf(section: FormSection | undefined, over: 'rows' | 'columns'): { value: string; label: string }[] {
  const parts = over === 'rows' ? section?.rows.filter(({ isHeading }) => !isHeading) : section?.columns;
  return (parts ?? []).map(({ code, title }) => ({ value: code, label: `${title} (${code})` }));
}
