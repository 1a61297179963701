import { Button, Group, Text } from '@mantine/core';
import type { LockRule } from '@truong/contracts/entry';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { type ReactNode, useState } from 'react';
import { Question } from '../Question.tsx';
import { lockTexts, ruleDays, ruleScope } from './entry-messages.ts';
import styles from './gradebook.module.css';

type LockRulesProps = {
  rules: readonly LockRule[];
  today: string;
  isLoading: boolean;
  error: ReactNode;
  /** Which of them may be changed and taken away here. */
  canKeep: (rule: LockRule) => boolean;
  onChange: (rule: LockRule) => void;
  removal: { isPending: boolean; error: unknown; run: (rule: LockRule, onDone: () => void) => void };
  /** The next step where there is none. */
  action: ReactNode;
};

const badgeOf = { now: 'locked', later: 'waiting', over: 'done' } as const;

function standingOf({ from, until }: LockRule, today: string): keyof typeof badgeOf {
  if (from > today) return 'later';
  return until !== null && until < today ? 'over' : 'now';
}

/** The rules that lock columns, with what they lock and when. */
export function LockRules({ rules, today, isLoading, error, canKeep, onChange, removal, action }: LockRulesProps) {
  const [asked, setAsked] = useState<LockRule | null>(null);
  return (
    <div className={styles.handovers}>
      <DataTable
        caption={lockTexts.rules}
        isCaptionHidden
        rows={rules}
        rowKey={(rule) => `${rule.keeper} ${rule.id}`}
        isLoading={isLoading}
        error={error}
        empty={<EmptyState title={lockTexts.none} text={lockTexts.noneText} action={action} />}
        columns={[
          {
            key: 'scope',
            head: lockTexts.scope,
            width: 260,
            cell: (rule) => (
              <>
                {ruleScope(rule)}
                {rule.reason && <div>{rule.reason}</div>}
                {rule.before && (
                  <div className={styles.minor}>{lockTexts.before(ruleScope(rule.before), ruleDays(rule.before))}</div>
                )}
              </>
            ),
          },
          { key: 'days', head: lockTexts.days, width: 180, cell: ruleDays },
          {
            key: 'keeper',
            head: lockTexts.keeper,
            width: 200,
            cell: (rule) => (
              <>
                {lockTexts.of(rule.keeper)}
                <div className={styles.minor}>{lockTexts.given(rule)}</div>
              </>
            ),
          },
          {
            key: 'state',
            head: lockTexts.state,
            width: 140,
            cell: (rule) => {
              const standing = standingOf(rule, today);
              return <StateBadge state={badgeOf[standing]}>{lockTexts.stands[standing]}</StateBadge>;
            },
          },
          {
            key: 'act',
            head: lockTexts.act,
            width: 170,
            cell: (rule) =>
              canKeep(rule) && (
                <Group gap={6}>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={lockTexts.changeLabel(ruleScope(rule))}
                    onClick={() => onChange(rule)}
                  >
                    {lockTexts.change}
                  </Button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={lockTexts.removeLabel(ruleScope(rule))}
                    onClick={() => setAsked(rule)}
                  >
                    {lockTexts.remove}
                  </Button>
                </Group>
              ),
          },
        ]}
      />
      {asked && (
        <Question
          isOpen
          title={lockTexts.removeQuestion}
          confirm={lockTexts.remove}
          isPending={removal.isPending}
          error={removal.error}
          onConfirm={() => removal.run(asked, () => setAsked(null))}
          onCancel={() => setAsked(null)}
        >
          <Text size="sm">{lockTexts.removeText(ruleScope(asked), ruleDays(asked))}</Text>
        </Question>
      )}
    </div>
  );
}
