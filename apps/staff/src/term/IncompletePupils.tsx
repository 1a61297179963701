import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import type { UnitTerm } from '@truong/contracts/common';
import type { IncompletePupil, ListedIncompletePupil, TermBoard } from '@truong/contracts/gradebook';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { trpc } from '../trpc.ts';
import {
  byClass,
  type Decision,
  type Decisions,
  decide,
  decideAll,
  isDecided,
  type Undecided,
  type UndecidedClass,
  whoMay,
} from './decisions.ts';
import { termTexts } from './messages.ts';
import { missingWords } from './missing-words.ts';
import styles from './term.module.css';

/** Up to so many pupils are all shown at once: what a school is left with when it closes. More are opened class by class. */
const shownAtOnce = 100;

type Deciding = { of: UnitTerm; decisions: Decisions; onDecide: (decisions: Decisions) => void };

/** Who cannot be given a result yet, class by class, with the principal's decision on each. */
export function IncompletePupils({ board, ...deciding }: Deciding & { board: TermBoard }) {
  const [isFolded] = useState(board.incomplete.length > shownAtOnce);
  return byClass(board).map((group) => (
    <ClassPupils key={group.classId} group={group} isFolded={isFolded} {...deciding} />
  ));
}

type ClassPupilsProps = Deciding & { group: UndecidedClass; isFolded: boolean };

function ClassPupils({ group, isFolded, ...deciding }: ClassPupilsProps) {
  const [isOpen, setOpen] = useState(!isFolded);
  const { decisions, onDecide } = deciding;
  const { className, pupils } = group;
  const undecided = pupils.filter((pupil) => !isDecided(pupil, decisions)).length;
  const caption = termTexts.classLine(className, pupils.length, undecided);
  return (
    <div className={`${styles.section} ${styles.pupils}`}>
      <ClassDecision
        className={className}
        pupils={pupils}
        onDecide={(decision) => onDecide(decideAll(decisions, pupils, decision))}
      />
      {isFolded && (
        <div className={styles.bulk}>
          <Button size="xs" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {termTexts.showPupils(className)}
          </Button>
          {!isOpen && <Text size="sm">{caption}</Text>}
        </div>
      )}
      {isOpen && <PupilTable caption={caption} group={group} {...deciding} />}
    </div>
  );
}

function PupilTable({
  of,
  caption,
  group,
  decisions,
  onDecide,
}: Deciding & { caption: string; group: UndecidedClass }) {
  const list = trpc.gradebook.incompletePupils.useQuery({ ...of, classId: group.classId });
  return (
    <DataTable
      caption={caption}
      rows={list.data ?? []}
      rowKey={(pupil) => pupil.pupilId}
      isLoading={list.isPending}
      loadingRows={group.pupils.length}
      error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
      empty={termTexts.noneIncomplete}
      columns={[
        { key: 'pupil', head: termTexts.pupil, width: 220, cell: (pupil) => <Name pupil={pupil} /> },
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
  );
}

/** Who came in mid-term lacks marks because of that: what may be done stands beside the name. */
function Name({ pupil: { fullName, arrivedOn, cameFrom } }: { pupil: ListedIncompletePupil }) {
  return (
    <>
      {fullName}
      {arrivedOn && (
        <Text size="xs" c="dimmed">
          {termTexts.arrived(arrivedOn, cameFrom)}
        </Text>
      )}
    </>
  );
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

function options(allowed: readonly IncompletePupil['allowed'][number][]) {
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
  pupils: readonly Undecided[];
  onDecide: (decision: Decision) => void;
};

const everyDecision = ['by_rule', 'left_empty', 'not_assessed'] as const;

function ClassDecision({ className, pupils, onDecide }: ClassDecisionProps) {
  const [decision, setDecision] = useState<Decision['decision'] | ''>('');
  const [reason, setReason] = useState('');
  const reached = decision === '' ? [] : whoMay(pupils, decision);
  const isReady = reached.length > 0 && (decision !== 'not_assessed' || reason.trim().length >= 3);
  if (pupils.length < 2) return null;
  return (
    <div className={styles.bulk}>
      <NativeSelect
        size="xs"
        label={termTexts.bulk(className)}
        data={options(everyDecision.filter((one) => whoMay(pupils, one).length > 0))}
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
