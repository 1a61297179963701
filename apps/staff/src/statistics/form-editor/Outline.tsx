import { Button } from '@mantine/core';
import type { Form } from '@truong/rules/statistics/form';
import type { ReactNode } from 'react';
import { addCheck, addColumn, addRow, addSection, isSamePlace, type Place } from './edit-form.ts';
import styles from './form-editor.module.css';
import { editorTexts } from './messages.ts';

export type OutlineProps = {
  form: Form;
  place: Place;
  /** Places where something is to be mended. */
  faulty: readonly Place[];
  onChoose: (place: Place) => void;
  onChange: (form: Form, place: Place) => void;
  isReadOnly: boolean;
};

/** The form as a list of its parts; of the section that is open also its rows and columns. */
export function Outline({ form, place, faulty, onChoose, onChange, isReadOnly }: OutlineProps) {
  const open = 'section' in place ? place.section : null;
  const item = (of: Place, title: ReactNode, key: string) => (
    <button
      key={key}
      type="button"
      className={styles.item}
      aria-current={isSamePlace(of, place) || undefined}
      data-faulty={faulty.some((one) => isSamePlace(one, of)) || undefined}
      onClick={() => onChoose(of)}
    >
      {title}
    </button>
  );
  const add = (label: string, change: () => { form: Form; place: Place }) =>
    !isReadOnly && (
      <Button
        className={styles.add}
        size="compact-xs"
        variant="subtle"
        onClick={() => {
          const added = change();
          onChange(added.form, added.place);
        }}
      >
        {label}
      </Button>
    );
  return (
    <nav className={styles.outline} aria-label={editorTexts.outline}>
      {item({ kind: 'form' }, editorTexts.facts, 'form')}
      {form.sections.map((section, at) => (
        <div key={section.code} className={styles.part}>
          {item({ kind: 'section', section: at }, `${at + 1}. ${section.title}`, 'title')}
          {open === at && (
            <div className={styles.parts}>
              <h2>{editorTexts.rows}</h2>
              {section.rows.map((row, i) => (
                <div key={row.code} style={{ paddingInlineStart: 12 * (row.indent ?? 0) }}>
                  {item({ kind: 'row', section: at, at: i }, row.title, row.code)}
                </div>
              ))}
              {add(editorTexts.addRow, () => addRow(form, at, editorTexts.new))}
              <h2>{editorTexts.columns}</h2>
              {section.columns.map((column, i) =>
                item(
                  { kind: 'column', section: at, at: i },
                  column.group ? `${column.group}: ${column.title}` : column.title,
                  column.code,
                ),
              )}
              {add(editorTexts.addColumn, () => addColumn(form, at, editorTexts.new))}
            </div>
          )}
        </div>
      ))}
      {add(editorTexts.addSection, () => addSection(form, editorTexts.new))}
      <details className={styles.checks} open={place.kind === 'check' || undefined}>
        <summary>
          {editorTexts.checks} ({form.checks.length})
        </summary>
        {form.checks.map((check, at) => item({ kind: 'check', at }, check.instruction, check.code))}
        {add(editorTexts.addCheck, () => addCheck(form, editorTexts.new))}
      </details>
    </nav>
  );
}
