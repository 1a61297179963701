import { Button, NumberInput, Text, TextInput, Title } from '@mantine/core';
import type { SmallCell } from '@truong/contracts/pivot';
import { smallCell, smallCellRange } from '@truong/rules/statistics/pivot/pivot-hiding';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { useState } from 'react';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { settingPageTexts as texts } from './messages.ts';
import styles from './rule-settings.module.css';
import { SettingChanges, SettingMeaning, SettingValue } from './SettingCells.tsx';

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
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.pivot.saveSmallCell.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.pivot.invalidate();
      onEnd(true);
    },
  });
  const fits = typeof below === 'number' && Number.isInteger(below) && below >= min && below <= max;
  const send = (chosen: number | null) => {
    setTried(true);
    if (reason.trim().length < 3) return;
    const content = { below: chosen, reason: reason.trim() };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Question
      isOpen
      title={words.question}
      confirm={texts.save}
      isPending={save.isPending}
      error={save.error}
      onConfirm={() => (fits ? send(below) : setTried(true))}
      onCancel={() => onEnd(false)}
    >
      <Text size="sm">{words.source}</Text>
      <NumberInput
        data-autofocus
        label={words.newValue}
        min={min}
        max={max}
        value={below}
        error={isTried && !fits && words.range(min, max)}
        onChange={setBelow}
      />
      <TextInput
        required
        label={texts.reason}
        description={texts.reasonHint}
        error={isTried && reason.trim().length < 3 && texts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Text size="sm">{words.keeps}</Text>
      {!setting.isDefault && (
        <Button variant="subtle" size="compact-sm" onClick={() => send(null)}>
          {texts.back}: {words.value(smallCell)}
        </Button>
      )}
    </Question>
  );
}
