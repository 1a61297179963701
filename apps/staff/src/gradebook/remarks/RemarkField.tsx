import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { maxRemark, type Occasion, type RemarkList, type SentenceLevel } from '@truong/contracts/remarks';
import { isPrimaryRegime } from '@truong/rules/gradebook/sheet-columns';
import { useRef, useState } from 'react';
import { errorText } from '../../errors.ts';
import { remarkTexts } from './messages.ts';
import { RemarkHistory } from './RemarkHistory.tsx';
import styles from './remarks.module.css';
import { SentenceBank } from './SentenceBank.tsx';
import { useRemark } from './use-remark.ts';

export type RemarkFieldProps = {
  sheet: Sheet;
  pupilId: number;
  occasion: Occasion;
  remarks: RemarkList;
  label: string;
  /** The pupil's assessment at this occasion: the bank opens at its sentences. */
  level: SentenceLevel | null;
};

/** A remark with its state, its history and the bank of sentences. */
export function RemarkField({ sheet, pupilId, occasion, remarks, label, level }: RemarkFieldProps) {
  const [isBankOpen, setBankOpen] = useState(false);
  const [hasHistory, setHistory] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { unitId, schoolYear, id: sheetId } = sheet;
  const ref = { unitId, schoolYear, sheetId };
  const stored = remarks.find((one) => one.pupilId === pupilId && one.occasion === occasion) ?? {
    text: '',
    version: 0,
  };
  const remark = useRemark({ sheet: ref, pupilId, occasion }, stored);
  const pick = (sentence: string) => {
    setBankOpen(false);
    remark.type([remark.text.trimEnd(), sentence].filter((part) => part !== '').join(' '));
  };
  if (!sheet.canRecord && stored.version === 0)
    return (
      <Text size="sm" c="dimmed">
        {remarkTexts.none}
      </Text>
    );
  return (
    <div className={styles.remark}>
      <Textarea
        ref={field}
        label={label}
        placeholder={sheet.canRecord ? remarkTexts.placeholder : undefined}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={maxRemark}
        readOnly={!sheet.canRecord}
        value={remark.text}
        onChange={(event) => remark.type(event.currentTarget.value)}
        onBlur={remark.save}
        onKeyDown={(event) => {
          if (event.altKey && event.code === 'KeyM' && sheet.canRecord) {
            event.preventDefault();
            setBankOpen(true);
          }
        }}
      />
      <Group gap="xs" className={styles.remarkFoot}>
        {sheet.canRecord && (
          <Button size="compact-sm" variant="default" aria-keyshortcuts="Alt+M" onClick={() => setBankOpen(true)}>
            {remarkTexts.bank}
          </Button>
        )}
        {stored.version > 0 && (
          <Button size="compact-sm" variant="subtle" aria-expanded={hasHistory} onClick={() => setHistory(!hasHistory)}>
            {hasHistory ? remarkTexts.hideHistory : remarkTexts.history}
          </Button>
        )}
        <Text size="xs" c="dimmed" role="status">
          {stateText(remark, stored.version)}
        </Text>
      </Group>
      {remark.conflict && (
        <Alert color="yellow" variant="light" title={remarkTexts.conflict}>
          <Text size="sm">{remark.conflict.text}</Text>
          <Group gap="xs" mt="xs">
            <Button size="compact-sm" variant="default" onClick={() => remark.keep('mine')}>
              {remarkTexts.keepMine}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => remark.keep('theirs')}>
              {remarkTexts.keepTheirs}
            </Button>
          </Group>
        </Alert>
      )}
      {Boolean(remark.error) && (
        <Alert color="red" variant="light" role="alert">
          <Text size="sm">{remarkTexts.failed(errorText(remark.error))}</Text>
          <Button size="compact-sm" variant="default" mt="xs" onClick={remark.save}>
            {remarkTexts.retry}
          </Button>
        </Alert>
      )}
      {hasHistory && <RemarkHistory of={{ ...ref, pupilId, occasion }} />}
      {isBankOpen && (
        <SentenceBank
          unitId={unitId}
          about={{ subjectCode: sheet.subjectCode, isPrimary: isPrimaryRegime(sheet.ruleSet) }}
          label={label}
          level={level}
          onPick={pick}
          onClose={() => {
            setBankOpen(false);
            setTimeout(() => field.current?.focus());
          }}
        />
      )}
    </div>
  );
}

function stateText({ isSaving, isUnsaved }: { isSaving: boolean; isUnsaved: boolean }, version: number): string {
  if (isSaving) return remarkTexts.saving;
  if (isUnsaved) return remarkTexts.unsaved;
  return version > 0 ? remarkTexts.saved : '';
}
