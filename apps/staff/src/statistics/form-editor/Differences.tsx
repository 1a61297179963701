import { List, Text } from '@mantine/core';
import type { Form } from '@truong/rules/statistics/form';
import { formDifferences } from '@truong/rules/statistics/form-differences';
import { useMemo } from 'react';
import styles from './form-editor.module.css';
import { differenceText, editorTexts } from './messages.ts';

/** What schools will find otherwise than in the version that they file now. */
export function Differences({ before, after }: { before: Form | null; after: Form }) {
  const list = useMemo(() => (before ? formDifferences(before, after) : []), [before, after]);
  return (
    <details className={styles.details}>
      <summary>
        {editorTexts.differences} ({list.length})
      </summary>
      {!before && <Text size="sm">{editorTexts.firstVersion}</Text>}
      {before && list.length === 0 && <Text size="sm">{editorTexts.noDifferences}</Text>}
      <List size="sm">
        {list.map((one) => (
          <List.Item key={`${one.kind} ${one.of} ${one.where}`}>{differenceText(one)}</List.Item>
        ))}
      </List>
    </details>
  );
}
