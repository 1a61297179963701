import { Skeleton, Text } from '@mantine/core';
import type { SettingDifferences } from '@truong/contracts/rule-settings';
import { settingTexts } from '@truong/rules/gradebook/explain/setting-texts';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { PageLink, useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { settingPageTexts as texts } from './messages.ts';
import styles from './rule-settings.module.css';
import { differencesOf, valueText } from './setting-words.ts';

/** The closed results of a school that would be others under the settings of now, by name; nothing changes by itself. */
export function SettingDifferencesPage() {
  const { assignment, schoolYear } = useActing();
  const unitId = useAddress().number('unit') ?? assignment.unitId;
  const found = trpc.gradebook.settingDifferences.useQuery({ unitId, schoolYear });
  const unit = trpc.organisation.unit.useQuery({ unitId, schoolYear }, { enabled: unitId !== assignment.unitId });
  const name = unitId === assignment.unitId ? assignment.unitName : (unit.data?.name ?? '');
  return (
    <Page
      title={texts.differencesTitle(name, schoolYear)}
      actions={<PageLink to="/rule-settings">{texts.toSettings}</PageLink>}
    >
      {found.error && <LoadError error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && <Skeleton height={160} />}
      {found.data?.periods.length === 0 && <EmptyState title={texts.noDifferences} text={texts.noDifferencesText} />}
      {found.data && found.data.periods.length > 0 && (
        <>
          <Text size="sm" maw={760}>
            {texts.stays}
          </Text>
          {found.data.periods.map((period) => (
            <PeriodDifferences key={period.period} of={period} />
          ))}
        </>
      )}
    </Page>
  );
}

function PeriodDifferences({ of }: { of: SettingDifferences['periods'][number] }) {
  const name = texts.periodNames[of.period] ?? of.period;
  const lines = of.pupils.flatMap((pupil) => differencesOf(pupil).map((difference) => ({ ...pupil, ...difference })));
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>
        {of.pupils.length > 0 ? texts.differences(name, of.pupils.length, of.results) : texts.same(name, of.results)}
      </h2>
      <ul className={styles.changed}>
        {of.settings.map(({ name: setting, was, now }) => (
          <li key={setting}>
            {texts.changedSetting(settingTexts[setting].question, valueText(setting, was), valueText(setting, now))}
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        <DataTable
          caption={texts.differencesCaption(name)}
          isCaptionHidden
          rows={lines}
          rowKey={({ pupilId, field }) => `${pupilId} ${field}`}
          empty={null}
          columns={[
            { key: 'class', head: texts.class, width: 88, cell: ({ className }) => className },
            { key: 'pupil', head: texts.pupil, isRowHead: true, cell: ({ fullName }) => fullName },
            { key: 'what', head: texts.what, cell: ({ field }) => field },
            { key: 'was', head: texts.was, cell: ({ was }) => was },
            { key: 'now', head: texts.now, cell: ({ now }) => now },
          ]}
        />
      )}
    </section>
  );
}
