import { Button, Text } from '@mantine/core';
import type { PupilCases } from '@truong/contracts/pupil-cases';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { primaryLevelNames } from '../gradebook/primary/messages.ts';
import { LoadError } from '../LoadError.tsx';
import { levelNames, termNames } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { summerTexts } from '../summer/messages.ts';
import { trpc } from '../trpc.ts';
import styles from './cases.module.css';
import { Electives } from './Electives.tsx';
import { EndPlan, RevokeExemption } from './EndCase.tsx';
import { GrantExemption } from './GrantExemption.tsx';
import { caseTexts as texts } from './messages.ts';
import { PlanDialog } from './PlanDialog.tsx';

type Exemption = PupilCases['exemptions'][number];
type Plan = PupilCases['plans'][number];

/** What a principal grants single pupils: exemptions, and results decided from an individual education plan. */
export function CasesPage() {
  const { assignment, schoolYear } = useActing();
  const of = { unitId: assignment.unitId, schoolYear };
  const cases = trpc.gradebook.pupilCases.useQuery(of);
  const [asking, setAsking] = useState<'grant' | 'plan' | { revoke: Exemption } | { end: Plan } | null>(null);
  const canWrite = !assignment.isEnded;
  const close = () => setAsking(null);
  const error = cases.error && <LoadError error={cases.error} onRetry={() => cases.refetch()} />;
  return (
    <Page
      title={texts.title(formatSchoolYear(schoolYear), assignment.unitName)}
      actions={<PageLink to="/year">{summerTexts.toYear}</PageLink>}
    >
      <Text size="sm" maw={760}>
        {texts.intro}
      </Text>
      <section className={styles.section}>
        <div className={styles.head}>
          <h2 className={styles.heading}>{texts.exemptions}</h2>
          {canWrite && (
            <Button size="compact-sm" variant="default" onClick={() => setAsking('grant')}>
              {texts.grant}
            </Button>
          )}
        </div>
        <div className={styles.table}>
          <DataTable
            caption={texts.exemptionsCaption}
            isCaptionHidden
            rows={cases.data?.exemptions ?? []}
            rowKey={({ id }) => id}
            isLoading={cases.isPending}
            error={error}
            empty={texts.noExemptions}
            columns={[
              { key: 'class', head: texts.class, width: 72, cell: ({ className }) => className },
              { key: 'pupil', head: texts.pupil, isRowHead: true, cell: ({ fullName }) => fullName },
              { key: 'subject', head: texts.subject, cell: ({ subjectName }) => subjectName },
              { key: 'kind', head: texts.kind, width: 120, cell: ({ kind }) => texts.kinds[kind] },
              {
                key: 'period',
                head: texts.period,
                width: 96,
                cell: ({ term }) => (term === null ? texts.wholeYear : termNames[term]),
              },
              { key: 'requested', head: texts.requested, width: 96, cell: (one) => texts.on(one.requestedOn) },
              { key: 'record', head: texts.record, cell: ({ record }) => record },
              { key: 'granted', head: texts.granted, cell: ({ who, grantedAt }) => texts.by(who, grantedAt) },
              {
                key: 'state',
                head: texts.state,
                width: 170,
                cell: (one) => (
                  <ExemptionState of={one} canWrite={canWrite} onRevoke={() => setAsking({ revoke: one })} />
                ),
              },
            ]}
          />
        </div>
      </section>
      <section className={styles.section}>
        <div className={styles.head}>
          <h2 className={styles.heading}>{texts.plans}</h2>
          {canWrite && (
            <Button size="compact-sm" variant="default" onClick={() => setAsking('plan')}>
              {texts.decide}
            </Button>
          )}
        </div>
        <div className={styles.table}>
          <DataTable
            caption={texts.plansCaption}
            isCaptionHidden
            rows={cases.data?.plans ?? []}
            rowKey={({ pupilId }) => pupilId}
            isLoading={cases.isPending}
            error={error}
            empty={texts.noPlans}
            columns={[
              { key: 'class', head: texts.class, width: 72, cell: ({ className }) => className },
              { key: 'pupil', head: texts.pupil, isRowHead: true, cell: ({ fullName }) => fullName },
              { key: 'learning', head: texts.learning, cell: (plan) => levelText(plan, 'learning') },
              { key: 'conduct', head: texts.conduct, cell: (plan) => levelText(plan, 'conduct') },
              {
                key: 'decision',
                head: texts.decision,
                cell: ({ decision }) => (decision === null ? texts.ended : texts.decisions[decision]),
              },
              { key: 'reason', head: texts.reason, cell: ({ reason }) => reason },
              { key: 'who', head: texts.granted, cell: ({ who, at }) => texts.by(who, at) },
              {
                key: 'end',
                head: texts.state,
                width: 170,
                cell: (plan) =>
                  plan.decision !== null &&
                  canWrite && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={texts.endOf(plan.fullName)}
                      onClick={() => setAsking({ end: plan })}
                    >
                      {texts.end}
                    </Button>
                  ),
              },
            ]}
          />
        </div>
      </section>
      <Electives of={of} changes={cases.data?.electives ?? []} isLoading={cases.isPending} canWrite={canWrite} />
      {asking === 'grant' && <GrantExemption of={of} onEnd={close} />}
      {asking === 'plan' && <PlanDialog of={of} onEnd={close} />}
      {asking !== null && typeof asking === 'object' && 'revoke' in asking && (
        <RevokeExemption of={of} exemption={asking.revoke} onEnd={close} />
      )}
      {asking !== null && typeof asking === 'object' && 'end' in asking && (
        <EndPlan of={of} plan={asking.end} onEnd={close} />
      )}
    </Page>
  );
}

function levelText(plan: Plan, kind: 'learning' | 'conduct'): string {
  if (kind === 'learning' && plan.primaryLevel !== null) return primaryLevelNames[plan.primaryLevel];
  const level = plan[kind];
  return level === null ? '–' : levelNames[level];
}

type ExemptionStateProps = { of: Exemption; canWrite: boolean; onRevoke: () => void };

function ExemptionState({ of, canWrite, onRevoke }: ExemptionStateProps) {
  if (of.revokedAt !== null) return texts.revoked(of.revokedAt, of.revokedReason ?? '');
  return (
    <>
      <StateBadge state="done">{texts.holds}</StateBadge>
      {canWrite && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={texts.revokeOf(of.fullName, of.subjectName)}
          onClick={onRevoke}
        >
          {texts.revoke}
        </Button>
      )}
    </>
  );
}
