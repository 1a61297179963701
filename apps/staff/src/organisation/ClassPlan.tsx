import { Button, Group, Text } from '@mantine/core';
import type { ClassDetail } from '@truong/contracts/organisation';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { formatInteger } from '@truong/vietnamese/numbers';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { errorText } from '../errors.ts';
import { termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { ClusterPupilsDialog } from './ClusterPupilsDialog.tsx';
import { classTexts } from './class-messages.ts';
import { EndAssignment } from './EndAssignment.tsx';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';
import { type ClassRef, PlanLineDialog } from './PlanLineDialog.tsx';
import { StandInLines } from './StandInLines.tsx';

type Line = ClassDetail['plan'][number];
type Teacher = Line['teachers'][number];
type Asking =
  | { kind: 'line'; line?: Line }
  | { kind: 'assign'; line: Line }
  | { kind: 'clusters'; line: Line }
  | { kind: 'end'; teacher: Teacher };

/** The subjects of a class with their teachers; kept here by whoever keeps the school. */
export function ClassPlan({ of, detail, isKept }: { of: ClassRef; detail: ClassDetail; isKept: boolean }) {
  const { calendar } = useActing();
  const [asking, setAsking] = useState<Asking | null>(null);
  const stop = () => setAsking(null);
  return (
    <section className={styles.section}>
      <Group gap="sm" justify="space-between">
        <h2 className={styles.heading}>{unitTexts.plan}</h2>
        {isKept && (
          <Group gap="xs">
            <PageLink to="/substitutions">{classTexts.toSubstitutions}</PageLink>
            <ApplyProgramme of={of} />
            <Button variant="default" size="compact-sm" onClick={() => setAsking({ kind: 'line' })}>
              {classTexts.addLine}
            </Button>
          </Group>
        )}
      </Group>
      <div className={styles.table}>
        <DataTable
          caption={unitTexts.plan}
          isCaptionHidden
          rows={detail.plan}
          rowKey={(line) => `${line.grade} ${line.subjectCode}`}
          empty={<EmptyState title={unitTexts.noPlan} />}
          columns={[
            {
              key: 'subject',
              head: unitTexts.subject,
              cell: subjectText,
            },
            { key: 'grade', head: unitTexts.grades, align: 'right', width: 70, cell: (line) => line.grade },
            {
              key: 'periods',
              head: unitTexts.periods,
              align: 'right',
              width: 100,
              cell: (line) => formatInteger(line.periods),
            },
            { key: 'kind', head: unitTexts.kindHead, width: 120, cell: (line) => unitTexts.kinds[line.kind] },
            ...(detail.plan.some(hasClusters)
              ? [
                  {
                    key: 'clusters',
                    head: classTexts.clusterHead,
                    width: 170,
                    cell: (line: Line) => (
                      <Clusters line={line} isKept={isKept} onChoose={() => setAsking({ kind: 'clusters', line })} />
                    ),
                  },
                ]
              : []),
            {
              key: 'teachers',
              head: unitTexts.teachers,
              cell: (line) => (
                <Teachers
                  line={line}
                  isKept={isKept}
                  onAssign={() => setAsking({ kind: 'assign', line })}
                  onEnd={(teacher) => setAsking({ kind: 'end', teacher })}
                />
              ),
            },
            ...(isKept
              ? [
                  {
                    key: 'change',
                    head: classTexts.changeHead,
                    width: 90,
                    cell: (line: Line) => (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={classTexts.editLine(line.subjectName)}
                        onClick={() => setAsking({ kind: 'line', line })}
                      >
                        {classTexts.change}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      {asking?.kind === 'line' && (
        <PlanLineDialog
          of={of}
          grades={detail.grades}
          onEnd={stop}
          {...(asking.line === undefined ? {} : { line: asking.line })}
        />
      )}
      {asking?.kind === 'clusters' && <ClusterPupilsDialog of={of} line={asking.line} onEnd={stop} />}
      {asking?.kind === 'assign' && (
        <AssignDialog
          of={of}
          subject={{ code: asking.line.subjectCode, name: asking.line.subjectName }}
          from={calendar.today}
          onEnd={stop}
        />
      )}
      {asking?.kind === 'end' && (
        <EndAssignment of={of} table="teaching" assignment={asking.teacher} today={calendar.today} onEnd={stop} />
      )}
    </section>
  );
}

function subjectText({ subjectName, isChosen, onlyTerm }: Line): string {
  const notes = [isChosen ? unitTexts.chosen : '', onlyTerm === null ? '' : termNames[onlyTerm]].filter(Boolean);
  return notes.length === 0 ? subjectName : `${subjectName} (${notes.join(', ')})`;
}

function hasClusters({ firstClusters, secondClusters }: Line): boolean {
  return firstClusters + secondClusters > 0;
}

function Clusters({ line, isKept, onChoose }: { line: Line; isKept: boolean; onChoose: () => void }) {
  if (!hasClusters(line)) return null;
  const who = classTexts.clusterWho({ areChosen: line.areClustersChosen, pupils: line.clusterPupils });
  return (
    <Group gap={8}>
      {classTexts.clusterNote({ first: line.firstClusters, second: line.secondClusters })}
      {isKept ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${classTexts.clusterPupilsOf(line.subjectName)}: ${who}`}
          onClick={onChoose}
        >
          {who}
        </Button>
      ) : (
        <span>{who}</span>
      )}
    </Group>
  );
}

function ApplyProgramme({ of }: { of: ClassRef }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const apply = trpc.organisation.applyProgramme.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.organisation.invalidate();
    },
  });
  return (
    <>
      <Text size="sm" role="status">
        {apply.data && classTexts.applied(apply.data)}
        {apply.error && errorText(apply.error)}
      </Text>
      <Button
        variant="default"
        size="compact-sm"
        loading={apply.isPending}
        onClick={() => apply.mutate({ ...of, requestId: requestId.of(of) })}
      >
        {classTexts.applyOne}
      </Button>
    </>
  );
}

type TeachersProps = { line: Line; isKept: boolean; onAssign: () => void; onEnd: (teacher: Teacher) => void };

function Teachers({ line, isKept, onAssign, onEnd }: TeachersProps) {
  const { calendar } = useActing();
  const standIns = line.teachers.flatMap((teacher) =>
    teacher.standIns.map((one) => ({ ...one, standsInFor: teacher.name })),
  );
  const notes = <StandInLines standIns={standIns} today={calendar.today} />;
  if (!isKept) {
    return (
      <>
        {line.teachers.map(teacherText).join(', ') || unitTexts.none}
        {notes}
      </>
    );
  }
  return (
    <Group gap={8}>
      {line.teachers.map((teacher) => (
        <Button
          key={teacher.id}
          variant="default"
          size="compact-sm"
          aria-label={classTexts.endName(teacherText(teacher))}
          title={classTexts.endName(teacher.name)}
          onClick={() => onEnd(teacher)}
        >
          {teacherText(teacher)}
        </Button>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={classTexts.addTeacherOf(line.subjectName)}
        onClick={onAssign}
      >
        {classTexts.addTeacher}
      </Button>
      {notes}
    </Group>
  );
}

function teacherText({ name, term, validFrom, validTo }: Teacher): string {
  const parts = [term === null ? '' : termNames[term], validTo === null ? '' : unitTexts.validity(validFrom, validTo)];
  const when = parts.filter(Boolean).join(', ');
  return when === '' ? name : `${name} (${when})`;
}
