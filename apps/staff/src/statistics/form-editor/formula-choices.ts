import type { Form } from '@truong/rules/statistics/form';
import { fieldTexts } from './messages.ts';

export type FormulaChoice = { value: string; title: string };
/** The forms that a formula may name, and the one that the reference being typed does name, once it is read. */
export type OtherForms = { forms: readonly { code: string; name: string }[]; named: Form | null };

const most = 40;
const reference = /^((?:(?:previous|last_year):)?(?:([a-z0-9_-]+):)?)(.*)$/;

/** The reference that is being typed; null where no bracket is open. */
function typedReference(text: string) {
  const open = text.lastIndexOf('[');
  if (open === -1 || text.indexOf(']', open) !== -1) return null;
  const [, place = '', code = null, rest = ''] = reference.exec(text.slice(open + 1).toLowerCase()) ?? [];
  return { before: text.slice(0, open), place, code, rest };
}

/** The code of another form that the reference being typed names. */
export function formNamedIn(text: string): string | null {
  return typedReference(text)?.code ?? null;
}

/**
 * What the reference that is being typed may become: rows and columns of the section, other periods and forms, then cells of other
 * sections; after the name of a form its cells. Each choice is the whole formula with it; none where no bracket is open.
 */
export function formulaChoices(
  form: Form,
  sectionCode: string | null,
  text: string,
  others: OtherForms = { forms: [], named: null },
): FormulaChoice[] {
  const typed = typedReference(text);
  if (!typed) return [];
  const { before, place, code, rest } = typed;
  const named = code === null ? form : others.named;
  const cells = named ? cellChoices(named, code === null ? sectionCode : null) : { own: [], all: [] };
  const choices = [...cells.own, ...(code === null ? placeChoices(place, others.forms) : []), ...cells.all];
  const byCode = choices.filter(({ ref }) => ref.startsWith(rest));
  const byTitle = choices.filter(({ ref, title }) => !ref.startsWith(rest) && title.toLowerCase().includes(rest));
  return [...byCode, ...byTitle].slice(0, most).map(({ ref, title }) => ({
    // After a place the reference goes on.
    value: `${before}[${place}${ref}${ref.endsWith(':') ? '' : ']'}`,
    title,
  }));
}

type Choice = { ref: string; title: string };

function placeChoices(place: string, forms: OtherForms['forms']): Choice[] {
  const times = Object.entries(fieldTexts.places).map(([ref, title]) => ({ ref, title }));
  return [...(place === '' ? times : []), ...forms.map(({ code, name }) => ({ ref: `${code}:`, title: name }))];
}

function cellChoices(form: Form, sectionCode: string | null): { own: Choice[]; all: Choice[] } {
  const own = form.sections.find(({ code }) => code === sectionCode);
  return {
    own: [
      ...(own?.rows ?? []).filter(({ isHeading }) => !isHeading).map(({ code, title }) => ({ ref: code, title })),
      ...(own?.columns ?? []).map(({ code, title, group }) => ({
        ref: `@${code}`,
        title: group ? `${group}: ${title}` : title,
      })),
    ],
    all: form.sections.flatMap((section) =>
      section.rows
        .filter(({ isHeading }) => !isHeading)
        .flatMap((row) =>
          section.columns
            .filter(({ except }) => !except?.includes(row.code))
            .map((column) => ({
              ref: `${section.code}!${row.code}@${column.code}`,
              title: `${section.title}, ${row.title}, ${column.title}`,
            })),
        ),
    ),
  };
}
