import { Button, Text } from '@mantine/core';
import { settingTexts } from '@truong/rules/gradebook/explain/setting-texts';
import { defaultSettings } from '@truong/rules/gradebook/settings';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { ChangeSetting } from './ChangeSetting.tsx';
import { settingPageTexts as texts } from './messages.ts';
import styles from './rule-settings.module.css';
import { SchoolsClosedOtherwise } from './SchoolsClosedOtherwise.tsx';
import { SettingChanges, SettingMeaning, SettingValue } from './SettingCells.tsx';
import { SmallCellSection } from './SmallCellSection.tsx';
import { type Setting, valueText } from './setting-words.ts';

/** What the circulars leave open, as the province decides it for a school year: meaning, source, value, who changed it when. */
export function RuleSettingsPage() {
  const { assignment, schoolYear } = useActing();
  const list = trpc.gradebook.ruleSettings.useQuery({ schoolYear });
  const [changing, setChanging] = useState<Setting | null>(null);
  const [said, setSaid] = useState('');
  const canChange = list.data?.canChange === true;
  return (
    <Page title={texts.title(formatSchoolYear(schoolYear))} state={<span role="status">{said}</span>}>
      <Text size="sm" maw={760}>
        {texts.intro} {list.data && !canChange && texts.readOnly}
      </Text>
      {assignment.unitKind !== 'school' && <SchoolsClosedOtherwise />}
      <div className={styles.settings}>
        <DataTable
          caption={texts.caption}
          isCaptionHidden
          rows={list.data?.settings ?? []}
          rowKey={({ name }) => name}
          isLoading={list.isPending}
          loadingRows={12}
          error={list.error && <LoadError error={list.error} onRetry={() => list.refetch()} />}
          empty={null}
          columns={[
            {
              key: 'setting',
              head: texts.setting,
              isRowHead: true,
              cell: ({ name }) => <SettingMeaning {...settingTexts[name]} />,
            },
            {
              key: 'value',
              head: texts.value,
              width: 240,
              cell: ({ name, value, isDefault }) => (
                <SettingValue
                  value={valueText(name, value)}
                  isDefault={isDefault}
                  byDefault={valueText(name, defaultSettings[name])}
                />
              ),
            },
            {
              key: 'last',
              head: texts.last,
              width: 260,
              cell: ({ name, changes }) => (
                <SettingChanges
                  changes={changes.map(({ value, ...change }) => ({
                    ...change,
                    value: valueText(name, value ?? defaultSettings[name]),
                  }))}
                />
              ),
            },
            ...(canChange
              ? [
                  {
                    key: 'change',
                    head: texts.change,
                    width: 72,
                    cell: (setting: Setting) => (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={texts.changeOf(settingTexts[setting.name].question)}
                        onClick={() => setChanging(setting)}
                      >
                        {texts.change}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
      <SmallCellSection onSaved={() => setSaid(texts.saved)} />
      {changing && (
        <ChangeSetting
          key={changing.name}
          setting={changing}
          schoolYear={schoolYear}
          onEnd={(isSaved) => {
            setChanging(null);
            setSaid(isSaved ? texts.saved : '');
          }}
        />
      )}
    </Page>
  );
}
