import { NativeSelect, NumberInput, Text } from '@mantine/core';
import { settingTexts } from '@truong/rules/gradebook/explain/setting-texts';
import type { RegimeStart } from '@truong/rules/gradebook/regime';
import { isRegimeTable, regimeTableProblems } from '@truong/rules/gradebook/regime-table';
import {
  type CountOverride,
  defaultSettings,
  fitsSetting,
  type GradebookSettings,
  settingValues,
} from '@truong/rules/gradebook/settings';
import { useState } from 'react';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { CountOverrides } from './CountOverrides.tsx';
import { settingPageTexts as texts } from './messages.ts';
import { RegimeRows } from './RegimeRows.tsx';
import { SettingQuestion } from './SettingQuestion.tsx';
import { circularName, type Setting, valueText } from './setting-words.ts';

export type ChangeSettingProps = { setting: Setting; schoolYear: number; onEnd: (isSaved: boolean) => void };

/** A setting gets another value for the whole province and school year, with the reason; or its default again. */
export function ChangeSetting({ setting, schoolYear, onEnd }: ChangeSettingProps) {
  const { name, isDefault } = setting;
  const [value, setValue] = useState<unknown>(setting.value);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.gradebook.saveRuleSetting.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      onEnd(true);
    },
  });
  return (
    <SettingQuestion
      question={settingTexts[name].question}
      source={settingTexts[name].source}
      keeps={texts.keeps}
      byDefault={isDefault ? null : valueText(name, defaultSettings[name])}
      isPending={save.isPending}
      error={save.error}
      isFitting={isFitting(name, value, schoolYear)}
      onSend={(reason, isBack) => {
        const content = { schoolYear, name, value: (isBack ? null : value) as Setting['value'], reason };
        save.mutate({ ...content, requestId: requestId.of(content) });
      }}
      onCancel={() => onEnd(false)}
    >
      {(isTried) => (
        <>
          <ValueField name={name} value={value} schoolYear={schoolYear} onChange={setValue} />
          {isTried && name !== 'regimeTable' && !fitsSetting(name, value) && (
            <Text size="sm" c="red" role="alert">
              {texts.notAValue}
            </Text>
          )}
        </>
      )}
    </SettingQuestion>
  );
}

function isFitting(name: Setting['name'], value: unknown, schoolYear: number): boolean {
  if (name !== 'regimeTable') return fitsSetting(name, value);
  return isRegimeTable(value) && regimeTableProblems(value, schoolYear).length === 0;
}

type FieldProps = {
  name: Setting['name'];
  value: unknown;
  schoolYear: number;
  onChange: (value: unknown) => void;
};

function ValueField({ name, value, schoolYear, onChange }: FieldProps) {
  if (name in settingValues || name === 'trailingZero') {
    const isYesNo = name === 'trailingZero';
    return (
      <NativeSelect
        data-autofocus
        label={texts.newValue}
        data={Object.entries(settingTexts[name].values).map(([code, label]) => ({ value: code, label }))}
        value={String(value)}
        onChange={({ currentTarget }) => onChange(isYesNo ? currentTarget.value === 'true' : currentTarget.value)}
      />
    );
  }
  if (name === 'minSubjects') {
    const counts = value as GradebookSettings['minSubjects'];
    return Object.entries(counts).map(([regime, count]) => (
      <NumberInput
        key={regime}
        label={circularName(regime)}
        min={1}
        max={10}
        value={count}
        onChange={(next) => onChange({ ...counts, [regime]: next })}
      />
    ));
  }
  if (name === 'regimeTable')
    return <RegimeRows value={value as RegimeStart[]} schoolYear={schoolYear} onChange={onChange} />;
  if (name === 'markCountOverrides')
    return <CountOverrides value={value as CountOverride[]} schoolYear={schoolYear} onChange={onChange} />;
  return (
    <NumberInput
      label={texts.newValue}
      placeholder={valueText(name, null)}
      min={0}
      value={typeof value === 'number' ? value : ''}
      onChange={onChange}
    />
  );
}
