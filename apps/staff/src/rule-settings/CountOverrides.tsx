import { Button, Group, NativeSelect, NumberInput, Text } from '@mantine/core';
import type { Term } from '@truong/contracts/common';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import { type CountBand, type CountOverride, defaultSettings } from '@truong/rules/gradebook/settings';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import { useState } from 'react';
import { termNames } from '../messages.ts';
import { settingPageTexts } from './messages.ts';
import styles from './rule-settings.module.css';
import { circularName, countedRegimes, overrideText } from './setting-words.ts';

const texts = settingPageTexts.override;

export type CountOverridesProps = {
  value: readonly CountOverride[];
  schoolYear: number;
  onChange: (value: CountOverride[]) => void;
};

/** Other counts of assessments for a semester: those there are, and one more by the bands of its circular. */
export function CountOverrides({ value, schoolYear, onChange }: CountOverridesProps) {
  const [draft, setDraft] = useState(() => draftOf('TT22_2021', schoolYear, 2));
  const { counts } = secondaryRules(draft.regime as SecondaryRegime);
  const isSame = (one: CountOverride) =>
    one.regime === draft.regime && one.term === draft.term && one.schoolYear === schoolYear;
  const [covid] = defaultSettings.markCountOverrides;
  const put = (patch: Partial<CountOverride>) => setDraft({ ...draft, ...patch });
  return (
    <>
      <ul className={styles.overrides}>
        {value.map((one) => (
          <li key={`${one.regime} ${one.schoolYear} ${one.term}`} className={styles.override}>
            <span>{overrideText(one)}</span>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={texts.remove(overrideText(one))}
              onClick={() => onChange(value.filter((other) => other !== one))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
      <Group grow gap="sm">
        <NativeSelect
          label={texts.circular}
          data={countedRegimes.map((regime) => ({ value: regime, label: circularName(regime) }))}
          value={draft.regime}
          onChange={({ currentTarget }) =>
            setDraft(draftOf(currentTarget.value as SecondaryRegime, schoolYear, draft.term))
          }
        />
        <NativeSelect
          label={texts.term}
          data={[1, 2].map((term) => ({ value: String(term), label: termNames[term as Term] }))}
          value={String(draft.term)}
          onChange={({ currentTarget }) => put({ term: currentTarget.value === '1' ? 1 : 2 })}
        />
      </Group>
      <Group grow gap="sm" align="end">
        {draft.regular.map((band, at) => (
          <NumberInput
            key={band.upTo ?? 'above'}
            label={bandText(band, counts.basis)}
            min={0}
            max={9}
            value={band.count}
            onChange={(count) => put({ regular: withCount(draft.regular, at, Number(count)) })}
          />
        ))}
      </Group>
      {draft.commentSubjects !== null && (
        <NumberInput
          label={texts.comment}
          min={0}
          max={9}
          value={draft.commentSubjects}
          onChange={(count) => put({ commentSubjects: Number(count) })}
        />
      )}
      {draft.periodic && (
        <Group grow gap="sm" align="end">
          {draft.periodic.map((band, at) => (
            <NumberInput
              key={band.upTo ?? 'above'}
              label={`${texts.periodic}: ${bandText(band, counts.basis)}`}
              min={0}
              max={9}
              value={band.count}
              onChange={(count) => put({ periodic: withCount(draft.periodic ?? [], at, Number(count)) })}
            />
          ))}
        </Group>
      )}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...value.filter((one) => !isSame(one)), draft])}
        >
          {texts.add}
        </Button>
        {covid && (
          <Button variant="subtle" size="compact-sm" onClick={() => setDraft({ ...covid, schoolYear })}>
            {texts.covid}
          </Button>
        )}
      </Group>
      <Text size="sm">{texts.opensAfter}</Text>
    </>
  );
}

/** The counts of the circular itself, to be changed. */
function draftOf(regime: SecondaryRegime, schoolYear: number, term: Term): CountOverride {
  const { counts } = secondaryRules(regime);
  const hasPeriodic = counts.middle === 'periodic';
  return {
    ...{ regime, schoolYear, term, regular: counts.bands, commentSubjects: counts.commentSubjects },
    periodic: hasPeriodic
      ? [
          { upTo: 1, count: 1 },
          { upTo: null, count: 2 },
        ]
      : null,
  };
}

function withCount(bands: readonly CountBand[], at: number, count: number): CountBand[] {
  return bands.map((band, index) => (index === at ? { ...band, count } : band));
}

function bandText({ upTo, isBelow }: CountBand, basis: 'year' | 'week'): string {
  return upTo === null ? texts.above : texts.upTo(upTo, basis, isBelow === true);
}
