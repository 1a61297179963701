import { UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconBackspace } from '@tabler/icons-react';
import type { Column } from '@truong/rules/gradebook/columns';
import styles from './by-pupil.module.css';
import { byPupilTexts } from './messages.ts';
import { type PadKey, padKeys } from './pad.ts';

type NumberPadProps = {
  column: Column;
  isClosed: boolean;
  onKey: (key: PadKey) => void;
  onErase: () => void;
  onClear: () => void;
  onAbsent: () => void;
  onForward: () => void;
};

/** Big keys of the sheet's own: nothing of a phone's keyboard is needed, and nothing of it covers the pupil. */
export function NumberPad(of: NumberPadProps) {
  const canBeAbsent = of.column.scale === 'mark' || of.column.scale === 'comment';
  return (
    <fieldset className={styles.pad} aria-label={byPupilTexts.pad}>
      <div className={styles.keys} data-scale={of.column.scale}>
        {padKeys(of.column).map((key) =>
          key.name === '' ? (
            <span key="none" />
          ) : (
            <UnstyledButton
              key={key.label}
              className={styles.key}
              disabled={of.isClosed}
              aria-label={key.name}
              onClick={() => of.onKey(key)}
            >
              {key.label}
            </UnstyledButton>
          ),
        )}
      </div>
      <div className={styles.acts}>
        <UnstyledButton
          className={styles.act}
          disabled={of.isClosed}
          aria-label={byPupilTexts.erase}
          onClick={of.onErase}
        >
          <IconBackspace size={24} aria-hidden />
        </UnstyledButton>
        {canBeAbsent && (
          <UnstyledButton
            className={styles.act}
            disabled={of.isClosed}
            aria-label={byPupilTexts.absentName}
            onClick={of.onAbsent}
          >
            {byPupilTexts.absent}
          </UnstyledButton>
        )}
        <UnstyledButton className={styles.act} disabled={of.isClosed} onClick={of.onClear}>
          {byPupilTexts.clear}
        </UnstyledButton>
        <UnstyledButton
          className={`${styles.act} ${styles.forward}`}
          aria-label={byPupilTexts.forwardName}
          onClick={of.onForward}
        >
          {byPupilTexts.forward} <IconArrowRight size={20} aria-hidden />
        </UnstyledButton>
      </div>
    </fieldset>
  );
}
