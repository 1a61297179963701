import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ClassDetail } from '@truong/contracts/organisation';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink, useAddress, usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { schoolLevelNames } from '../messages.ts';
import { PupilTable } from '../people/PupilTable.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing, useMay } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { ClassDialog } from './ClassDialog.tsx';
import { ClassPlan } from './ClassPlan.tsx';
import { classSentence } from './class-history.ts';
import { classTexts } from './class-messages.ts';
import { EndAssignment } from './EndAssignment.tsx';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';
import type { ClassRef } from './PlanLineDialog.tsx';
import { StandInLines } from './StandInLines.tsx';

/** One class: its plan of subjects with their teachers, its homeroom teachers, its pupils. */
export function ClassPage() {
  const { assignment, schoolYear } = useActing();
  const may = useMay();
  const address = useAddress();
  const of = { unitId: address.number('unit') ?? assignment.unitId, schoolYear, classId: usePathId('classId') };
  const found = trpc.organisation.class.useQuery(of);
  const isKept = may('school.keep') && of.unitId === assignment.unitId;
  return (
    <Page
      title={unitTexts.classTitle(found.data?.name ?? '', formatSchoolYear(schoolYear))}
      actions={isKept && found.data && <Keeping of={of} detail={found.data} />}
    >
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={320} />}
      {found.data && <Particulars of={of} detail={found.data} isKept={isKept} />}
      {found.data && <ClassPlan of={of} detail={found.data} isKept={isKept} />}
      {found.data && may('people.read') && <Pupils of={of} />}
      {found.data && isKept && <History of={of} />}
    </Page>
  );
}

/** Changing the class itself, or taking away one in which nobody ever was. */
function Keeping({ of, detail }: { of: ClassRef; detail: ClassDetail }) {
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const requestId = useRequestId();
  const navigate = useNavigate();
  const utils = trpc.useUtils();
  const remove = trpc.organisation.deleteClass.useMutation({
    onSuccess: async () => {
      requestId.done();
      await navigate({ to: '/units/$unitId', params: { unitId: String(of.unitId) } });
      await utils.organisation.invalidate();
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking('edit')}>
        {classTexts.edit}
      </Button>
      {detail.grades.length === 0 && (
        <Button variant="default" onClick={() => setAsking('remove')}>
          {classTexts.remove}
        </Button>
      )}
      {asking === 'edit' && <ClassDialog of={of} known={detail} levels={[]} onEnd={() => setAsking(null)} />}
      <Question
        isOpen={asking === 'remove'}
        title={classTexts.removeQuestion(detail.name)}
        confirm={classTexts.remove}
        isRefusing
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ ...of, requestId: requestId.of(of) })}
        onCancel={() => setAsking(null)}
      >
        <Text size="sm">{classTexts.removeConsequence}</Text>
      </Question>
    </>
  );
}

function Particulars({ of, detail, isKept }: { of: ClassRef; detail: ClassDetail; isKept: boolean }) {
  const may = useMay();
  return (
    <>
      <dl className={styles.facts}>
        <dt>{unitTexts.grades}</dt>
        <dd>
          {[detail.grades.join(' + '), schoolLevelNames[detail.level]].filter(Boolean).join(' · ')}
          {detail.isCombined && ` · ${unitTexts.combined}`}
          {detail.twoSessions && ` · ${unitTexts.twoSessions}`}
        </dd>
        <dt>{unitTexts.site}</dt>
        <dd>{detail.siteName ?? unitTexts.none}</dd>
        <dt>{unitTexts.homeroom}</dt>
        <dd>
          <Homeroom of={of} homeroom={detail.homeroom} isKept={isKept} />
        </dd>
      </dl>
      {may('gradebook.readAll') && (
        <div>
          <PageLink to="/outcomes/$classId" params={{ classId: detail.id }}>
            {unitTexts.toOutcomes}
          </PageLink>
        </div>
      )}
    </>
  );
}

type HomeroomRow = ClassDetail['homeroom'][number];

function homeroomText({ name, validFrom, validTo }: HomeroomRow): string {
  return unitTexts.homeroomLine({ name, from: validFrom, to: validTo });
}

function Homeroom({ of, homeroom, isKept }: { of: ClassRef; homeroom: readonly HomeroomRow[]; isKept: boolean }) {
  const { calendar } = useActing();
  const [asking, setAsking] = useState<HomeroomRow | 'add' | null>(null);
  const standIns = homeroom.flatMap((row) => row.standIns.map((one) => ({ ...one, standsInFor: row.name })));
  const notes = <StandInLines standIns={standIns} today={calendar.today} />;
  if (!isKept) {
    return (
      <>
        {homeroom.map(homeroomText).join(', ') || unitTexts.none}
        {notes}
      </>
    );
  }
  return (
    <Group gap={8}>
      {homeroom.map((row) => (
        <Button
          key={row.id}
          variant="default"
          size="compact-sm"
          aria-label={classTexts.endName(homeroomText(row))}
          title={classTexts.endName(row.name)}
          onClick={() => setAsking(row)}
        >
          {homeroomText(row)}
        </Button>
      ))}
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking('add')}>
        {classTexts.addHomeroom}
      </Button>
      {notes}
      {asking === 'add' && <AssignDialog of={of} from={calendar.today} onEnd={() => setAsking(null)} />}
      {asking !== null && asking !== 'add' && (
        <EndAssignment
          of={of}
          table="homeroom"
          assignment={asking}
          today={calendar.today}
          onEnd={() => setAsking(null)}
        />
      )}
    </Group>
  );
}

/** Every change of the class, its plan and its assignments, in sentences. */
function History({ of }: { of: ClassRef }) {
  const history = trpc.organisation.classHistory.useQuery(of);
  const lines = history.data ?? [];
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{unitTexts.classHistory}</h2>
      {history.error && <LoadError error={history.error} onRetry={() => history.refetch()} />}
      {history.isPending && <Skeleton height={56} />}
      {history.data && lines.length === 0 && <Text size="sm">{unitTexts.noClassHistory}</Text>}
      <ul className={styles.lines}>
        {lines.map((line, at) => (
          <li key={`${line.at} ${lines.length - at}`}>{classSentence(line)}</li>
        ))}
      </ul>
    </section>
  );
}

function Pupils({ of }: { of: ClassRef }) {
  const pupils = trpc.people.pupils.useQuery(of);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{unitTexts.classPupils}</h2>
      <PupilTable
        pupils={pupils.data?.pupils ?? []}
        isLoading={pupils.isPending}
        error={pupils.error && <LoadError error={pupils.error} onRetry={() => pupils.refetch()} />}
        isOneClass
      />
    </section>
  );
}
