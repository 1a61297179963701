import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { HandedFiles } from './HandedFiles.tsx';
import { importTexts, kindTexts, stateBadges, stateTexts } from './messages.ts';
import { UploadFile } from './UploadFile.tsx';

/** Handing over a file, and what was handed over before. */
export function ImportsPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const list = trpc.people.imports.useQuery(of);
  return (
    <Page title={importTexts.title(formatSchoolYear(schoolYear))}>
      <UploadFile of={of} />
      <HandedFiles
        words={{ title: importTexts.earlier, none: importTexts.none, noneText: importTexts.noneText }}
        list={list}
        to="/imports/$importId"
        stateOf={({ state }) => ({ badge: stateBadges[state], text: stateTexts[state] })}
        resultOf={({ counts }) => counts && importTexts.counts(counts)}
        kind={{ key: 'kind', head: importTexts.kind, width: 170, cell: ({ kind }) => kind && kindTexts[kind] }}
        who={{ key: 'who', head: importTexts.who, width: 160, cell: ({ who }) => who }}
      />
    </Page>
  );
}
