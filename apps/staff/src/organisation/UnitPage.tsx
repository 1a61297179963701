import { Skeleton } from '@mantine/core';
import type { UnitDetail } from '@truong/contracts/organisation';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { PageLink, usePathId } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { nav, unitKindNames } from '../messages.ts';
import { ListDownloads } from '../people/imports/ListDownloads.tsx';
import { holderOf, useActing, useMay } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { actKindNames } from './act-messages.ts';
import { KeepClasses } from './KeepClasses.tsx';
import { unitTexts } from './messages.ts';
import styles from './organisation.module.css';
import { Sites } from './Sites.tsx';
import { levelsText } from './UnitsPage.tsx';
import { actKinds } from './unit-act-draft.ts';

/** One unit: what it is, where it stands, what became of it, and a school's classes of the year. */
export function UnitPage() {
  const { schoolYear } = useActing();
  const may = useMay();
  const of = { unitId: usePathId('unitId'), schoolYear };
  const unit = trpc.organisation.unit.useQuery(of);
  return (
    <Page title={unit.data?.name ?? unitTexts.title}>
      {unit.error && <LoadError error={unit.error} onRetry={() => unit.refetch()} />}
      {unit.isPending && <Skeleton height={200} />}
      {unit.data && <Particulars unit={unit.data} />}
      {unit.data && may('roles.read') && (
        <div>
          <PageLink to="/roles" search={{ unit: unit.data.id }}>
            {unitTexts.toRoles}
          </PageLink>
        </div>
      )}
      {unit.data?.kind === 'school' && may('form.read') && (
        <div>
          <PageLink to="/inventory" search={{ unit: unit.data.id }}>
            {nav.inventory}
          </PageLink>
        </div>
      )}
      {unit.data && <Acts unitId={unit.data.id} />}
      {unit.data?.kind === 'school' && <Classes of={of} levels={unit.data.levels} />}
    </Page>
  );
}

/** What the department may do with the unit, each an act that is shown before it is done. */
function Acts({ unitId }: { unitId: number }) {
  const { assignment } = useActing();
  if (!mayPass(gateOf['organisation.performUnitAct'], holderOf(assignment)) || assignment.unitKind !== 'department')
    return null;
  return (
    <nav className={styles.acts} aria-label={unitTexts.acts}>
      {actKinds
        .filter((kind) => kind !== 'create')
        .map((kind) => (
          <PageLink key={kind} to="/unit-acts/new" search={{ kind, unit: unitId }}>
            {actKindNames[kind]}
          </PageLink>
        ))}
    </nav>
  );
}

function Particulars({ unit }: { unit: UnitDetail }) {
  return (
    <dl className={styles.facts} aria-label={unitTexts.particulars}>
      <dt>{unitTexts.kind}</dt>
      <dd>
        {unitKindNames[unit.kind]}
        {unit.schoolType && ` · ${unitTexts.types[unit.schoolType] ?? unit.schoolType}`}
      </dd>
      <dt>{unitTexts.code}</dt>
      <dd>{unit.code}</dd>
      {unit.levels.length > 0 && (
        <>
          <dt>{unitTexts.levels}</dt>
          <dd>{levelsText(unit.levels)}</dd>
        </>
      )}
      <dt>{unitTexts.above}</dt>
      <dd>{unit.above.length === 0 ? unitTexts.top : unit.above.map(({ name }) => name).join(' › ')}</dd>
      <dt>{unitTexts.place}</dt>
      <dd>{unit.place ?? unitTexts.none}</dd>
      <dt>{unitTexts.valid}</dt>
      <dd>{unitTexts.validity(unit.validFrom, unit.validTo)}</dd>
      {unit.kind === 'school' && (
        <>
          <dt>{unitTexts.counts}</dt>
          <dd>{unitTexts.countsLine(unit.counts)}</dd>
        </>
      )}
      {unit.sites.length > 0 && (
        <>
          <dt>{unitTexts.sites}</dt>
          <dd>
            <Sites unit={unit} />
          </dd>
        </>
      )}
      {unit.formerNames.length > 0 && (
        <>
          <dt>{unitTexts.formerNames}</dt>
          <dd>{unit.formerNames.map(({ name, validTo }) => unitTexts.formerName(name, validTo)).join(', ')}</dd>
        </>
      )}
      {unit.succession.length > 0 && (
        <>
          <dt>{unitTexts.succession}</dt>
          <dd>
            <ul className={styles.list}>
              {unit.succession.map((event) => (
                <li key={`${event.on} ${event.fromName} ${event.toName}`}>
                  {unitTexts.successionLine({
                    kind: unitTexts.successions[event.kind] ?? event.kind,
                    on: event.on,
                    from: event.fromName,
                    to: event.toName,
                  })}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

function Classes({ of, levels }: { of: { unitId: number; schoolYear: number }; levels: UnitDetail['levels'] }) {
  const { assignment } = useActing();
  const may = useMay();
  const isKept = may('school.keep') && of.unitId === assignment.unitId;
  const classes = trpc.organisation.classes.useQuery(of);
  const title = unitTexts.classes(formatSchoolYear(of.schoolYear));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{title}</h2>
      {isKept && <KeepClasses of={of} levels={levels} />}
      {assignment.unitId === of.unitId && <ListDownloads kinds={['classes', 'assignments']} />}
      <div className={styles.table}>
        <DataTable
          caption={title}
          isCaptionHidden
          rows={classes.data ?? []}
          rowKey={(one) => one.id}
          isLoading={classes.isPending}
          error={classes.error && <LoadError error={classes.error} onRetry={() => classes.refetch()} />}
          empty={<EmptyState title={unitTexts.noClasses} />}
          columns={[
            {
              key: 'class',
              head: unitTexts.class,
              width: 100,
              cell: (one) => (
                <PageLink to="/classes/$classId" params={{ classId: one.id }} search={{ unit: of.unitId }}>
                  {one.name}
                </PageLink>
              ),
            },
            {
              key: 'grades',
              head: unitTexts.grades,
              width: 190,
              cell: (one) =>
                [
                  one.grades.join(' + '),
                  ...(one.isCombined ? [unitTexts.combined] : []),
                  ...(one.twoSessions ? [unitTexts.twoSessions] : []),
                ].join(' · '),
            },
            {
              key: 'pupils',
              head: unitTexts.pupils,
              align: 'right',
              width: 100,
              sortValue: (one) => one.pupils,
              cell: (one) => formatInteger(one.pupils),
            },
            {
              key: 'female',
              head: unitTexts.female,
              align: 'right',
              width: 80,
              sortValue: (one) => one.female,
              cell: (one) => formatInteger(one.female),
            },
            { key: 'site', head: unitTexts.site, cell: (one) => one.siteName ?? unitTexts.none },
            { key: 'homeroom', head: unitTexts.homeroom, cell: (one) => one.homeroomTeacher ?? unitTexts.none },
          ]}
        />
      </div>
    </section>
  );
}
