import { Autocomplete, Text } from '@mantine/core';
import type { Form } from '@truong/rules/statistics/form';
import { FormulaError, parseFormula } from '@truong/rules/statistics/formula';
import { formulaChoices } from './formula-choices.ts';
import { fieldTexts } from './messages.ts';
import { useOtherForms } from './use-other-forms.ts';

export type FormulaFieldProps = {
  label: string;
  form: Form;
  /** Whose rows and columns are offered first. */
  section: string | null;
  value: string;
  onChange: (text: string) => void;
  isReadOnly: boolean;
};

/** A formula with completion of the reference being typed; what is wrong with it is said at its place. */
export function FormulaField({ label, form, section, value, onChange, isReadOnly }: FormulaFieldProps) {
  const choices = formulaChoices(form, section, value, useOtherForms(value));
  const titles = new Map(choices.map((choice) => [choice.value, choice.title]));
  return (
    <Autocomplete
      label={label}
      description={fieldTexts.formulaHint}
      readOnly={isReadOnly}
      value={value}
      onChange={onChange}
      data={[...titles.keys()]}
      filter={({ options }) => options}
      // Beside the field, so that it stays inside the page's own regions.
      comboboxProps={{ withinPortal: false }}
      renderOption={({ option }) => (
        <span>
          <Text span size="sm" fw={500}>
            {option.value.slice(option.value.lastIndexOf('['))}
          </Text>{' '}
          <Text span size="sm">
            {titles.get(option.value)}
          </Text>
        </span>
      )}
      error={faultOf(value)}
      spellCheck={false}
    />
  );
}

function faultOf(text: string): string | null {
  try {
    parseFormula(text);
    return null;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return fieldTexts.badFormula(text.slice(error.at).trim() || '…');
  }
}
