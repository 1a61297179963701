import type { Sheet } from '@truong/contracts/gradebook';
import { isPrimaryRegime } from '@truong/rules/gradebook/sheet-columns';
import { formatDate } from '@truong/vietnamese/dates';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useActing } from '../../shell/acting.ts';
import { nameOfSlot, sheetTexts } from '../messages.ts';
import type { SheetView } from '../sheet-view.ts';
import { paperTexts } from './messages.ts';
import styles from './sheet-paper.module.css';

export type SheetPaperProps = { sheet: Sheet; title: string; view: SheetView };

/** More entry columns than fit upright on A4 beside the names; more than fit across it with their heads lying. */
const [upright, lying] = [8, 16];

/** The sheet as it stands, on A4: there only while the browser prints, by Ctrl+P as by the button. */
export function SheetPaper(props: SheetPaperProps) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // At once: the browser takes its picture as soon as this event is over.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting ? createPortal(<Paper {...props} />, document.body) : null;
}

function Paper({ sheet, title, view }: SheetPaperProps) {
  const { me, assignment } = useActing();
  const { kind, ruleSet } = sheet;
  const result = kind === 'homeroom' || isPrimaryRegime(ruleSet) ? null : sheetTexts.result[kind].label;
  return (
    <article
      className={styles.paper}
      data-wide={view.columns.length > upright || undefined}
      data-dense={view.columns.length > lying || undefined}
    >
      <header className={styles.top}>
        <p>
          <strong>{assignment.unitName}</strong>
        </p>
        <p className={styles.nation}>
          <strong>{paperTexts.nation}</strong>
          <strong>{paperTexts.motto}</strong>
        </p>
      </header>
      <h1>{paperTexts.title}</h1>
      <p className={styles.sheet}>{title}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{paperTexts.order}</th>
            <th scope="col">{sheetTexts.pupil}</th>
            <th scope="col">{paperTexts.birth}</th>
            {view.columns.map(({ slot }) => (
              <th key={slot} scope="col">
                <span className={styles.head}>{nameOfSlot(slot)}</span>
              </th>
            ))}
            {result && <th scope="col">{result}</th>}
          </tr>
        </thead>
        <tbody>
          {sheet.pupils.map(({ pupilId, ordinal, fullName, birthDate, hasLeft }, row) => (
            <tr key={pupilId} data-left={hasLeft || undefined}>
              <td>{ordinal}</td>
              <th scope="row">{fullName}</th>
              <td>{formatDate(birthDate)}</td>
              {(view.rows[row]?.cells ?? []).map((cell, at) => (
                <td key={view.columns[at]?.slot ?? 'result'}>{cell.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer className={styles.foot}>
        <p>{paperTexts.printed(formatDate(sheet.today), me.displayName)}</p>
        <div className={styles.signature}>
          <p>{paperTexts.day}</p>
          <p>
            <strong>{sheet.kind === 'homeroom' ? paperTexts.homeroomTeacher : paperTexts.teacher}</strong>
          </p>
          <p>{paperTexts.sign}</p>
          <p className={styles.name}>{sheet.teachers.join(', ')}</p>
        </div>
      </footer>
    </article>
  );
}
