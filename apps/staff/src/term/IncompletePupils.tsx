import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { IncompletePupil } from '@truong/contracts/gradebook';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { byClass, type Decision, type Decisions, decide, decideAll, isDecided, whoMay } from './decisions.ts';
import { termTexts } from './messages.ts';
import { missingWords } from './missing-words.ts';
import styles from './term.module.css';

export type IncompletePupilsProps = {
  pupils: readonly IncompletePupil[];
  decisions: Decisions;
  onDecide: (decisions: Decisions) => void;
};

/** Who cannot be given a result yet, class by class, with the principal's decision on each. */
export function IncompletePupils({ pupils, decisions, onDecide }: IncompletePupilsProps) {
  return byClass(pupils).map((group) => (
    <div key={group.classId} className={`${styles.section} ${styles.pupils}`}>
      <ClassDecision
        className={group.className}
        pupils={group.pupils}
        onDecide={(decision) => onDecide(decideAll(decisions, group.pupils, decision))}
      />
      <DataTable
        caption={termTexts.classLine(
          group.className,
          group.pupils.length,
          group.pupils.filter((pupil) => !isDecided(pupil, decisions)).length,
        )}
        rows={group.pupils}
        rowKey={(pupil) => pupil.pupilId}
        empty={termTexts.noneIncomplete}
        columns={[
          { key: 'pupil', head: termTexts.pupil, width: 200, cell: (pupil) => pupil.fullName },
          { key: 'missing', head: termTexts.missing, cell: (pupil) => <Missing pupil={pupil} /> },
          {
            key: 'decision',
            head: termTexts.decision,
            width: 420,
            cell: (pupil) => (
              <PupilDecision
                pupil={pupil}
                chosen={decisions[pupil.pupilId]}
                onDecide={(decision) => onDecide(decide(decisions, pupil.pupilId, decision))}
              />
            ),
          },
        ]}
      />
    </div>
  ));
}

function Missing({ pupil }: { pupil: IncompletePupil }) {
  return (
    <ul className={styles.missing}>
      {missingWords(pupil.missing).map(({ sheetId, subject, slots }) => (
        <li key={sheetId}>
          <PageLink to="/sheets/$sheetId" params={{ sheetId }}>
            {subject}
          </PageLink>
          : {slots}
        </li>
      ))}
    </ul>
  );
}

function options(allowed: IncompletePupil['allowed']) {
  return [
    { value: '', label: termTexts.decisions.none },
    ...allowed.map((decision) => ({ value: decision as string, label: termTexts.decisions[decision] })),
  ];
}

type PupilDecisionProps = {
  pupil: IncompletePupil;
  chosen: Decision | undefined;
  onDecide: (decision: Decision | null) => void;
};

function PupilDecision({ pupil, chosen, onDecide }: PupilDecisionProps) {
  const choose = (value: string) =>
    onDecide(value === '' ? null : { decision: value as Decision['decision'], reason: chosen?.reason ?? '' });
  return (
    <div className={styles.decision}>
      <NativeSelect
        size="xs"
        aria-label={termTexts.decisionOf(pupil.fullName)}
        data={options(pupil.allowed)}
        value={chosen?.decision ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {chosen?.decision === 'not_assessed' && (
        <TextInput
          size="xs"
          aria-label={termTexts.reasonOf(pupil.fullName)}
          placeholder={termTexts.reason}
          maxLength={500}
          value={chosen.reason}
          onChange={(event) => onDecide({ decision: 'not_assessed', reason: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

type ClassDecisionProps = {
  className: string;
  pupils: readonly IncompletePupil[];
  onDecide: (decision: Decision) => void;
};

function ClassDecision({ className, pupils, onDecide }: ClassDecisionProps) {
  const [decision, setDecision] = useState<Decision['decision'] | ''>('');
  const [reason, setReason] = useState('');
  const reached = decision === '' ? [] : whoMay(pupils, decision);
  const isReady = reached.length > 0 && (decision === 'by_rule' || reason.trim().length >= 3);
  if (pupils.length < 2) return null;
  return (
    <div className={styles.bulk}>
      <NativeSelect
        size="xs"
        label={termTexts.bulk(className)}
        data={options(['by_rule', 'not_assessed'])}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value as typeof decision)}
      />
      {decision === 'not_assessed' && (
        <TextInput
          size="xs"
          label={termTexts.bulkReason(className)}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {decision !== '' && (
        <Button
          size="xs"
          variant="default"
          disabled={!isReady}
          onClick={() => onDecide({ decision, reason: reason.trim() })}
        >
          {termTexts.bulkApply(reached.length)}
        </Button>
      )}
    </div>
  );
}
