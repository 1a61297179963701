import { Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { Form, FormCheck } from '@truong/rules/statistics/form';
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
