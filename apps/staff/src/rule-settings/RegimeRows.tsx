import { Button, Chip, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { type Regime, type RegimeStart, regimeFor } from '@truong/rules/gradebook/regime';
import { regimeTableProblems } from '@truong/rules/gradebook/regime-table';
import { formatDate, formatSchoolYear, parseDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { settingPageTexts } from './messages.ts';
import styles from './rule-settings.module.css';
import { circularName, knownCirculars, regimeRowText } from './setting-words.ts';

const texts = settingPageTexts.regimes;
const grades = Array.from({ length: 12 }, (_, at) => at + 1);

export type RegimeRowsProps = {
  value: readonly RegimeStart[];
  schoolYear: number;
  onChange: (value: RegimeStart[]) => void;
};

/** The rows that a province puts before the table of circulars: which one holds for which grades, from which year and day on. */
export function RegimeRows({ value, schoolYear, onChange }: RegimeRowsProps) {
  const problems = regimeTableProblems(value, schoolYear);
  const put = (at: number, patch: Partial<RegimeStart>) =>
    onChange(value.map((row, index) => (index === at ? { ...row, ...patch } : row)));
  const added: RegimeStart = {
    regime: 'TT22_2021',
    programme: 'general',
    grades: [],
    since: schoolYear,
    inForce: null,
  };
  return (
    <>
      <Text size="sm">{value.length === 0 ? texts.none : texts.before}</Text>
      {value.map((row, at) => (
        // A row is known by its place; with another number of rows their fields begin anew.
        <fieldset key={`${at} of ${value.length}`} className={styles.regimeRow}>
          <legend>{texts.row(at + 1)}</legend>
          <RegimeRow row={row} onChange={(patch) => put(at, patch)} />
          {problems
            .filter((one) => one.row === at)
            .map((one) => (
              <Text key={one.problem} size="sm" c="red" role="alert">
                {one.problem === 'overlaps' ? texts.overlaps(one.with + 1) : texts.problems[one.problem]}
              </Text>
            ))}
          <Group justify="flex-end">
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={texts.remove(texts.row(at + 1))}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              {texts.remove(texts.row(at + 1))}
            </Button>
          </Group>
        </fieldset>
      ))}
      <Group>
        <Button variant="default" size="compact-sm" onClick={() => onChange([...value, added])}>
          {texts.add}
        </Button>
      </Group>
      <details>
        <summary className={styles.source}>{texts.standing(formatSchoolYear(schoolYear))}</summary>
        <ul className={styles.overrides}>
          {standingRows(schoolYear).map((row) => (
            <li key={`${row.programme} ${row.regime}`} className={styles.source}>
              {regimeRowText(row)}
            </li>
          ))}
        </ul>
      </details>
      <Text size="sm">{texts.keeps}</Text>
    </>
  );
}

function RegimeRow({ row, onChange }: { row: RegimeStart; onChange: (patch: Partial<RegimeStart>) => void }) {
  const [day, setDay] = useState(row.inForce === null ? '' : formatDate(row.inForce));
  const isDay = day === '' || parseDate(day) !== null;
  return (
    <>
      <Group grow gap="sm">
        <NativeSelect
          label={texts.circular}
          data={knownCirculars.map((regime) => ({ value: regime, label: circularName(regime) }))}
          value={row.regime}
          onChange={({ currentTarget }) => onChange({ regime: currentTarget.value as Regime })}
        />
        <NativeSelect
          label={texts.programme}
          data={(['general', 'continuing'] as const).map((one) => ({ value: one, label: texts.programmes[one] }))}
          value={row.programme}
          onChange={({ currentTarget }) =>
            onChange({ programme: currentTarget.value === 'continuing' ? 'continuing' : 'general' })
          }
        />
      </Group>
      <Chip.Group
        multiple
        value={row.grades.map(String)}
        onChange={(chosen) => onChange({ grades: chosen.map(Number).sort((one, other) => one - other) })}
      >
        <Group gap={6} role="group" aria-label={texts.grades}>
          {grades.map((grade) => (
            <Chip key={grade} value={String(grade)} size="xs">
              {texts.grade(grade)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group grow gap="sm" align="flex-start">
        <NumberInput
          label={texts.since}
          description={formatSchoolYear(row.since)}
          min={1990}
          max={2100}
          value={row.since}
          onChange={(since) => typeof since === 'number' && onChange({ since })}
        />
        <TextInput
          label={texts.inForce}
          description={texts.inForceAbout}
          inputMode="numeric"
          error={isDay ? undefined : texts.wrongDay}
          value={day}
          onChange={({ currentTarget: { value } }) => {
            setDay(value);
            if (value === '' || parseDate(value) !== null)
              onChange({ inForce: value === '' ? null : parseDate(value) });
          }}
        />
      </Group>
    </>
  );
}

/** What the shipped table says of a school year, grades of one circular together. */
function standingRows(schoolYear: number): RegimeStart[] {
  return (['general', 'continuing'] as const).flatMap((programme) => {
    const at = (grade: number) => regimeFor({ programme, grade, schoolYear, date: `${schoolYear + 1}-05-31` });
    const of = Map.groupBy(grades, at);
    return [...of].flatMap(([regime, own]) =>
      regime === null ? [] : [{ regime, programme, grades: own, since: schoolYear, inForce: null }],
    );
  });
}
