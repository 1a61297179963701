import { readBirthDate } from '@truong/rules/people/birth-date';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { tidy } from '@truong/vietnamese/text';
import { fieldErrors } from './particulars-messages.ts';

export type Choice = { value: string; label: string };
/** One field of a form of particulars, held as text until it is sent. */
export type FieldSpec = {
  name: string;
  label: string;
  kind?: 'text' | 'birth' | 'date' | 'year' | 'sex' | 'choice' | 'choices';
  options?: readonly Choice[];
  isRequired?: boolean;
  hint?: string;
};
export type FieldTexts = Readonly<Record<string, string>>;
export type FieldSet = Record<string, unknown>;

/** What was typed, as it is sent; a field that cannot be read is in `errors`, in words. */
export function readFields(
  specs: readonly FieldSpec[],
  texts: FieldTexts,
  { today }: { today: string },
): { set: FieldSet; errors: Record<string, string> } {
  const set: FieldSet = {};
  const errors: Record<string, string> = {};
  for (const spec of specs) {
    const text = tidy(texts[spec.name] ?? '');
    if (text === '' && spec.kind !== 'choices') {
      if (spec.isRequired) errors[spec.name] = fieldErrors.required;
      set[spec.name] = null;
      continue;
    }
    readField(spec, text, { today, set, errors });
  }
  return { set, errors };
}

function readField(
  { name, kind }: FieldSpec,
  text: string,
  { today, set, errors }: { today: string; set: FieldSet; errors: Record<string, string> },
): void {
  if (kind === 'birth') {
    const birth = readBirthDate(text, { today });
    if ('problem' in birth) errors[name] = fieldErrors.birth(birth.problem, text);
    else Object.assign(set, { birthDate: birth.date, birthPrecision: birth.precision });
  } else if (kind === 'date') {
    const day = parseDate(text);
    if (day === null) errors[name] = fieldErrors.date;
    set[name] = day;
  } else if (kind === 'year') {
    if (!/^(19|20)\d{2}$/.test(text)) errors[name] = fieldErrors.year;
    set[name] = Number(text);
  } else if (kind === 'sex') set[name] = text === 'female';
  else if (kind === 'choices') set[name] = text === '' ? [] : text.split(',');
  else set[name] = text;
}

/** What is kept, as texts to type over. */
export function textsOf(specs: readonly FieldSpec[], kept: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    specs.map(({ name, kind }) => {
      const value = kept[name];
      if (value === null || value === undefined) return [name, ''];
      if (kind === 'birth')
        return [name, kept.birthPrecision === 'year' ? String(value).slice(0, 4) : formatDate(String(value))];
      if (kind === 'date') return [name, formatDate(String(value))];
      if (kind === 'sex') return [name, value ? 'female' : 'male'];
      return [name, Array.isArray(value) ? value.join(',') : String(value)];
    }),
  );
}
