import { NativeSelect, TextInput } from '@mantine/core';
import type { RecordSummer, SummerPupil } from '@truong/contracts/summer';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { problemText } from '../gradebook/messages.ts';
import { levelNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { summerTexts as texts } from './messages.ts';
import styles from './summer.module.css';
import { resultText } from './summer-words.ts';

type Of = { unitId: number; schoolYear: number };
export type SummerDutiesProps = { of: Of; pupil: SummerPupil; isReadOnly: boolean };

/** What a pupil does in summer, each with its result, which is taken on Enter or on leaving the field. */
export function SummerDuties({ of, pupil, isReadOnly }: SummerDutiesProps) {
  return (
    <div className={styles.duties}>
      {pupil.isRetestAfterTraining && <span className={styles.soft}>{texts.afterTraining}</span>}
      {pupil.isTraining && <Conduct of={of} pupil={pupil} isReadOnly={isReadOnly} />}
      {pupil.retests.length === 0 && pupil.causes.includes('learning') && (
        <span className={styles.soft}>{texts.nothingToRetake}</span>
      )}
      {pupil.retests.map((retest) => (
        <Retest key={retest.subject} of={of} pupil={pupil} retest={retest} isReadOnly={isReadOnly} />
      ))}
    </div>
  );
}

function useRecord(of: Of, pupilId: number, onSaved?: () => void) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.gradebook.recordSummer.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.summerBoard.invalidate();
      onSaved?.();
    },
  });
  const record = (what: RecordSummer['what']) => {
    const content = { ...of, pupilId, what };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return { record, error: save.error, isPending: save.isPending };
}

function Conduct({ of, pupil, isReadOnly }: SummerDutiesProps) {
  const { record, error, isPending } = useRecord(of, pupil.pupilId);
  const levels = pupil.conductLevels.map((level) => ({ value: levelNames[level], label: levelNames[level] }));
  return (
    <div className={styles.entry}>
      <span>{texts.training}</span>
      <NativeSelect
        size="xs"
        aria-label={texts.conductOf(pupil.fullName)}
        data={[{ value: '', label: texts.notJudged }, ...levels]}
        value={pupil.conductAfter === null ? '' : levelNames[pupil.conductAfter]}
        disabled={isReadOnly || isPending}
        error={error ? errorText(error) : undefined}
        onChange={(event) => record({ kind: 'conduct', text: event.currentTarget.value })}
      />
    </div>
  );
}

/** What is wrong with a mark that was typed, as the mark sheet says it. */
function refusedText(typed: string, error: unknown): string {
  const refusal = refusalOf(error);
  const problem = refusal?.appCode === 'MARKS_INVALID' ? refusal.appData.problems[0] : undefined;
  return problem ? problemText(typed, problem) : errorText(error);
}

type RetestProps = SummerDutiesProps & { retest: SummerPupil['retests'][number] };

function Retest({ of, pupil, retest, isReadOnly }: RetestProps) {
  const stored = resultText(retest.retest);
  const [typed, setTyped] = useState<string | null>(null);
  // What was refused stays to be mended; what was taken comes back as it is stored.
  const { record, error, isPending } = useRecord(of, pupil.pupilId, () => setTyped(null));
  const refused = error && refusedText(typed ?? '', error);
  const take = () => {
    if (typed === null || isPending) return;
    if (typed.trim() === stored) setTyped(null);
    else record({ kind: 'retest', subject: retest.subject, text: typed.trim() });
  };
  return (
    <div className={styles.entry}>
      <span>{retest.subjectName}</span>
      <TextInput
        size="xs"
        w={72}
        aria-label={texts.retestOf(retest.subjectName, pupil.fullName)}
        readOnly={isReadOnly}
        value={typed ?? stored}
        error={refused ?? undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <span className={styles.soft}>{texts.original(resultText(retest.original))}</span>
    </div>
  );
}
