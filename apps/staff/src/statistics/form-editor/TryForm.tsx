import { Alert, Button, Group, Select, Text } from '@mantine/core';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import type { Form } from '@truong/rules/statistics/form';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { errorText } from '../../errors.ts';
import { useActing } from '../../shell/acting.ts';
import { trpc } from '../../trpc.ts';
import { cellTitle } from '../forms/cell-titles.ts';
import { FindingList } from '../forms/FindingList.tsx';
import { formTexts } from '../forms/messages.ts';
import styles from './form-editor.module.css';
import { editorTexts } from './messages.ts';

type TryFormProps = {
  form: Form;
  isReady: boolean;
  onTried: (figures: readonly FormFigure[]) => void;
  /** To where a cell is mended. */
  onGo: (cell: string) => void;
};

const mostFindings = 20;

/** The form filled from the records of a school, last year's to begin with: nothing is kept. */
export function TryForm({ form, isReady, onTried, onGo }: TryFormProps) {
  const { calendar, schoolYear } = useActing();
  const [unitId, setUnit] = useState<string | null>(null);
  const years = calendar.years.map((year) => year.schoolYear);
  const [year, setYear] = useState(years.includes(schoolYear - 1) ? schoolYear - 1 : schoolYear);
  const units = trpc.organisation.units.useQuery({}, { staleTime: 300_000 });
  const schools = (units.data?.units ?? []).filter(
    ({ kind, levels }) => kind === 'school' && levels.some((level) => form.filers.levels.includes(level)),
  );
  const attempt = trpc.formEditor.try.useMutation({
    onSuccess: ({ figures }) =>
      onTried(figures.map((figure) => ({ ...figure, text: null, computed: null, note: null }))),
  });
  const tried = attempt.data;
  const absent = tried?.figures.filter((figure) => figure.absent && figure.absent.kind !== 'not_entered') ?? [];
  return (
    <section className={styles.try} aria-label={editorTexts.tryTitle}>
      <h2>{editorTexts.tryTitle}</h2>
      <Group gap="sm" align="end">
        <Select
          label={editorTexts.trySchool}
          w={280}
          searchable
          data={schools.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={unitId}
          onChange={setUnit}
        />
        <Select
          label={editorTexts.tryYear}
          w={140}
          allowDeselect={false}
          data={years.map((one) => ({ value: String(one), label: formatSchoolYear(one) }))}
          value={String(year)}
          onChange={(one) => setYear(Number(one))}
        />
        <Button
          variant="default"
          disabled={!isReady || unitId === null}
          loading={attempt.isPending}
          onClick={() => attempt.mutate({ definition: form, unitId: Number(unitId), schoolYear: year })}
        >
          {editorTexts.tryIt}
        </Button>
      </Group>
      {attempt.error && (
        <Alert color="red" variant="light" role="alert" mt="sm">
          {errorText(attempt.error)}
        </Alert>
      )}
      <div role="status">
        {tried && tried.figures.length > 0 && (
          <>
            <Text size="sm" mt="sm">
              {editorTexts.tried(tried.unitName, tried.countedOn)}.{' '}
              {editorTexts.computed(
                tried.figures.filter(({ source }) => source !== 'typed').length,
                tried.figures.length,
              )}{' '}
              {editorTexts.findings(tried.findings.length)}
            </Text>
            <FindingList
              form={form}
              findings={tried.findings.slice(0, mostFindings).map((finding) => ({ finding, note: null }))}
              onGo={onGo}
            />
            {absent.length > 0 && <Text size="sm">{editorTexts.absent(absent.length)}</Text>}
            <ul className={styles.list}>
              {absent.slice(0, mostFindings).map((figure) => (
                <li key={figure.key}>
                  <button type="button" className={styles.item} onClick={() => onGo(figure.key)}>
                    {cellTitle(form, figure.key)}: {figure.absent && formTexts.absent(figure.absent)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
