import { Button, NumberInput, Title } from '@mantine/core';
import type { SmallCell } from '@truong/contracts/pivot';
import { smallCell, smallCellRange } from '@truong/rules/statistics/pivot/pivot-hiding';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { settingPageTexts as texts } from './messages.ts';
import styles from './rule-settings.module.css';
import { SettingChanges, SettingMeaning, SettingValue } from './SettingCells.tsx';
import { SettingQuestion } from './SettingQuestion.tsx';

const words = texts.smallCell;

/** Under how many of a kind the department publishes nothing: the value, and who changed it when. */
export function SmallCellSection({ onSaved }: { onSaved: () => void }) {
  const setting = trpc.pivot.smallCell.useQuery();
  const [isChanging, setChanging] = useState(false);
  const canChange = setting.data?.canChange === true;
  return (
    <section>
      <Title order={2} size="h4">
        {words.title}
      </Title>
      <div className={styles.settings}>
        <DataTable
          caption={words.title}
          isCaptionHidden
          rows={setting.data ? [setting.data] : []}
          rowKey={() => 'smallCell'}
          isLoading={setting.isPending}
          loadingRows={1}
          error={setting.error && <LoadError error={setting.error} onRetry={() => setting.refetch()} />}
          empty={null}
          columns={[
            {
              key: 'setting',
              head: texts.setting,
              isRowHead: true,
              cell: () => <SettingMeaning question={words.question} source={words.source} certainty="unsure" />,
            },
            {
              key: 'value',
              head: texts.value,
              width: 240,
              cell: ({ below, isDefault }) => (
                <SettingValue value={words.value(below)} isDefault={isDefault} byDefault={words.value(smallCell)} />
              ),
            },
            {
              key: 'last',
              head: texts.last,
              width: 260,
              cell: ({ changes }) => (
                <SettingChanges
                  changes={changes.map(({ below, ...change }) => ({
                    ...change,
                    value: words.value(below ?? smallCell),
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
                    cell: () => (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={texts.changeOf(words.question)}
                        onClick={() => setChanging(true)}
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
      {isChanging && setting.data && (
        <Change
          setting={setting.data}
          onEnd={(isSaved) => {
            setChanging(false);
            if (isSaved) onSaved();
          }}
        />
      )}
    </section>
  );
}

type ChangeProps = { setting: SmallCell; onEnd: (isSaved: boolean) => void };

function Change({ setting, onEnd }: ChangeProps) {
  const { min, max } = smallCellRange;
  const [below, setBelow] = useState<string | number>(setting.below);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.pivot.saveSmallCell.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.pivot.invalidate();
      onEnd(true);
    },
  });
  const isFitting = typeof below === 'number' && Number.isInteger(below) && below >= min && below <= max;
  return (
    <SettingQuestion
      question={words.question}
      source={words.source}
      keeps={words.keeps}
      byDefault={setting.isDefault ? null : words.value(smallCell)}
      isPending={save.isPending}
      error={save.error}
      isFitting={isFitting}
      onSend={(reason, isBack) => {
        const content = { below: isBack ? null : Number(below), reason };
        save.mutate({ ...content, requestId: requestId.of(content) });
      }}
      onCancel={() => onEnd(false)}
    >
      {(isTried) => (
        <NumberInput
          data-autofocus
          label={words.newValue}
          min={min}
          max={max}
          value={below}
          error={isTried && !isFitting && words.range(min, max)}
          onChange={setBelow}
        />
      )}
    </SettingQuestion>
  );
}
