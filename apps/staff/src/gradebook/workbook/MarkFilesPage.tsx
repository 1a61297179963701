import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { FileDrop } from '../../people/imports/FileDrop.tsx';
import { HandedFiles } from '../../people/imports/HandedFiles.tsx';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { countsText, fileBadges, fileStates, workbookTexts } from './messages.ts';
import { useHandMarks } from './use-hand-marks.ts';

/** Handing over marks in a file, for whichever of one's sheets it names, and what was handed over before. */
export function MarkFilesPage() {
  const { assignment, schoolYear } = useActing();
  const upload = useHandMarks(null);
  const list = trpc.gradebook.markImports.useQuery({ unitId: assignment.unitId, schoolYear });
  return (
    <Page title={workbookTexts.title(formatSchoolYear(schoolYear))}>
      {!list.error && <FileDrop label={workbookTexts.upload} hint={workbookTexts.hint} upload={upload} />}
      <HandedFiles
        words={{ title: workbookTexts.earlier, none: workbookTexts.none, noneText: workbookTexts.noneText }}
        list={list}
        to="/sheets/files/$importId"
        stateOf={({ state }) => ({ badge: fileBadges[state], text: fileStates[state] })}
        resultOf={({ counts }) => counts && countsText(counts)}
      />
    </Page>
  );
}
