import { Group, Select, TextInput } from '@mantine/core';
import type { LockRule } from '@truong/contracts/entry';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { DateBox } from '../DateBox.tsx';
import { dayOf, OptionalDate } from '../identity/OptionalDate.tsx';
import { Question } from '../Question.tsx';
import { columnChoices, lockTexts } from './entry-messages.ts';

export type LockDraft = {
  column: string | null;
  subjectCode: string | null;
  grade: number | null;
  classId: number | null;
  from: string;
  until: string | null;
  reason: string | null;
};

type Choice = { value: string; label: string };

type LockFormProps = {
  /** The rule that is changed; without one another is given. */
  rule: LockRule | null;
  today: string;
  subjects: readonly Choice[];
  grades: readonly number[];
  /** None for a rule of all schools. */
  classes: readonly Choice[];
  isPending: boolean;
  error: unknown;
  onSave: (draft: LockDraft) => void;
  onCancel: () => void;
};

/** Which columns are locked, where, and on which days. */
export function LockForm({
  rule,
  today,
  subjects,
  grades,
  classes,
  isPending,
  error,
  onSave,
  onCancel,
}: LockFormProps) {
  const [draft, setDraft] = useState<Omit<LockDraft, 'until' | 'reason'>>({
    column: rule?.column ?? null,
    subjectCode: rule?.subjectCode ?? null,
    grade: rule?.grade ?? null,
    classId: rule?.classId ?? null,
    from: rule?.from ?? today,
  });
  const [until, setUntil] = useState(rule?.until ? formatDate(rule.until) : '');
  const [typedReason, setTypedReason] = useState(rule?.reason ?? '');
  const reason = typedReason.trim();
  const isTooShort = reason.length > 0 && reason.length < 3;
  const put = (change: Partial<LockDraft>) => setDraft({ ...draft, ...change });
  const choice = (
    label: string,
    all: string,
    data: readonly Choice[],
    value: string | null,
    onChoose: (value: string | null) => void,
  ) => (
    <Select
      label={label}
      placeholder={all}
      data={[...data]}
      value={value}
      onChange={onChoose}
      clearable
      searchable={data.length > 8}
    />
  );
  return (
    <Question
      isOpen
      title={rule ? lockTexts.changeTitle : lockTexts.addTitle}
      confirm={rule ? lockTexts.changeSave : lockTexts.save}
      isPending={isPending}
      error={error}
      onConfirm={() => {
        const lastDay = dayOf(until);
        if (lastDay !== undefined && !isTooShort) onSave({ ...draft, until: lastDay, reason: reason || null });
      }}
      onCancel={onCancel}
    >
      {choice(lockTexts.column, lockTexts.allColumns, columnChoices, draft.column, (column) => put({ column }))}
      {choice(lockTexts.subject, lockTexts.allSubjects, subjects, draft.subjectCode, (subjectCode) =>
        put({ subjectCode }),
      )}
      {choice(
        lockTexts.grade,
        lockTexts.allGrades,
        grades.map((grade) => ({ value: String(grade), label: lockTexts.gradeName(grade) })),
        draft.grade === null ? null : String(draft.grade),
        (grade) => put({ grade: grade === null ? null : Number(grade), classId: null }),
      )}
      {classes.length > 0 &&
        choice(
          lockTexts.schoolClass,
          lockTexts.allClasses,
          classes,
          draft.classId === null ? null : String(draft.classId),
          (classId) => put({ classId: classId === null ? null : Number(classId), grade: null }),
        )}
      <Group gap="sm" align="start">
        <DateBox label={lockTexts.from} value={draft.from} onChoose={(from) => put({ from })} />
        <OptionalDate label={lockTexts.until} value={until} onType={setUntil} />
      </Group>
      <TextInput
        label={lockTexts.reason}
        error={isTooShort && lockTexts.reasonTooShort}
        maxLength={500}
        value={typedReason}
        onChange={(event) => setTypedReason(event.currentTarget.value)}
      />
    </Question>
  );
}
