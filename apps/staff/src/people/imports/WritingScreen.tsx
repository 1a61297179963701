import { Text } from '@mantine/core';
import type { WritingJob } from '@truong/contracts/imports';
import { Page } from '@truong/ui/Page.tsx';
import { PageLink } from '../../address.tsx';
import { JobProgress } from '../../jobs/JobProgress.tsx';
import { jobTexts } from '../../jobs/messages.ts';
import styles from './imports.module.css';
import { importTexts } from './messages.ts';

/** An import while its job writes it: how far that is. The page may be left. */
export function WritingScreen({ fileName, job }: { fileName: string; job: WritingJob }) {
  return (
    <Page title={importTexts.fileTitle(fileName)}>
      <div className={styles.writing}>
        <JobProgress job={{ ...job, kind: 'import_commit' }} />
        <Text size="sm">{importTexts.allOrNothing}</Text>
        <Text size="sm" c="dimmed">
          {jobTexts.leave} <PageLink to="/imports">{importTexts.toImports}</PageLink>
        </Text>
      </div>
    </Page>
  );
}
