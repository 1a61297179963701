import { Skeleton } from '@mantine/core';
import type { ClassDetail } from '@truong/contracts/organisation';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink, useAddress, usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { schoolLevelNames } from '../messages.ts';
import { PupilTable } from '../people/PupilTable.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';

/** One class: its plan of subjects with their teachers, its homeroom teachers, its pupils. */
export function ClassPage() {
  const { assignment, schoolYear } = useActing();
  const address = useAddress();
  const of = { unitId: address.number('unit') ?? assignment.unitId, schoolYear, classId: usePathId('classId') };
  const found = trpc.organisation.class.useQuery(of);
  return (
    <Page title={unitTexts.classTitle(found.data?.name ?? '', formatSchoolYear(schoolYear))}>
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={320} />}
      {found.data && <Particulars of={found.data} />}
      {found.data && <Plan plan={found.data.plan} />}
      {found.data && mayPass(gateOf['people.pupils'], assignment.role) && <Pupils of={of} />}
    </Page>
  );
}

function Particulars({ of }: { of: ClassDetail }) {
  const { assignment } = useActing();
  return (
    <>
      <dl className={styles.facts}>
        <dt>{unitTexts.grades}</dt>
        <dd>
          {of.grades.join(' + ')} · {schoolLevelNames[of.level]}
          {of.isCombined && ` · ${unitTexts.combined}`}
        </dd>
        <dt>{unitTexts.site}</dt>
        <dd>{of.siteName ?? unitTexts.none}</dd>
        <dt>{unitTexts.homeroom}</dt>
        <dd>
          {of.homeroom
            .map(({ name, validFrom, validTo }) => unitTexts.homeroomLine({ name, from: validFrom, to: validTo }))
            .join(', ') || unitTexts.none}
        </dd>
      </dl>
      {assignment.role === 'principal' && (
        <div>
          <PageLink to="/outcomes/$classId" params={{ classId: of.id }}>
            {unitTexts.toOutcomes}
          </PageLink>
        </div>
      )}
    </>
  );
}

function Plan({ plan }: { plan: ClassDetail['plan'] }) {
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{unitTexts.plan}</h2>
      <div className={styles.table}>
        <DataTable
          caption={unitTexts.plan}
          isCaptionHidden
          rows={plan}
          rowKey={(line) => `${line.grade} ${line.subjectCode}`}
          empty={<EmptyState title={unitTexts.noPlan} />}
          columns={[
            {
              key: 'subject',
              head: unitTexts.subject,
              cell: (line) => `${line.subjectName}${line.isChosen ? ` (${unitTexts.chosen})` : ''}`,
            },
            { key: 'grade', head: unitTexts.grades, align: 'right', width: 70, cell: (line) => line.grade },
            {
              key: 'periods',
              head: unitTexts.periods,
              align: 'right',
              width: 100,
              cell: (line) => formatInteger(line.periods),
            },
            { key: 'kind', head: unitTexts.kindHead, width: 140, cell: (line) => unitTexts.kinds[line.kind] },
            { key: 'teachers', head: unitTexts.teachers, cell: (line) => line.teachers.join(', ') || unitTexts.none },
          ]}
        />
      </div>
    </section>
  );
}

function Pupils({ of }: { of: { unitId: number; schoolYear: number; classId: number } }) {
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
