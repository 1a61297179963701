import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { type Ref, useState } from 'react';
import { errorText } from '../errors.ts';
import { trpc } from '../trpc.ts';
import { holderOf, useActing } from './acting.ts';
import { entriesOf } from './entries.ts';
import { type Finding, findAnything } from './find-anything.ts';
import { markWords } from './mark-words.ts';
import { shellTexts } from './messages.ts';
import styles from './shell.module.css';
import { useFoundPupils } from './use-found-pupils.ts';

/** One field for pages, sheets, units and pupils, without diacritics if one likes. */
export function FindAnything({ ref }: { ref: Ref<HTMLInputElement> }) {
  const { assignment, schoolYear, term } = useActing();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [hasFocus, setHasFocus] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const may = (name: keyof typeof gateOf) => mayPass(gateOf[name], holderOf(assignment));
  const isSchool = assignment.unitKind === 'school';
  const sheets = trpc.gradebook.sheets.useQuery(
    { unitId: assignment.unitId, schoolYear, term },
    { enabled: hasFocus && isSchool && may('gradebook.sheets'), staleTime: 60_000 },
  );
  const units = trpc.organisation.units.useQuery(
    {},
    { enabled: hasFocus && may('organisation.units'), staleTime: 300_000 },
  );
  const found = useFoundPupils({ typed: text, schoolYear, isAllowed: hasFocus && may('people.searchPupils') });
  const groups = findAnything(text, {
    entries: entriesOf(holderOf(assignment), assignment.unitKind),
    sheets: sheets.data?.sheets ?? [],
    units: units.data?.units ?? [],
    pupils: found.pupils,
    hasPupils: isSchool && may('people.pupils'),
  });
  const label = may('people.searchPupils') ? shellTexts.search.labelWithPupils : shellTexts.search.label;
  const findings = groups.flatMap((group) => group.findings);

  function go(finding: Finding | undefined) {
    if (!finding) return;
    combobox.closeDropdown();
    setText('');
    switch (finding.to) {
      case '/sheets/$sheetId':
        return void navigate({ to: finding.to, params: { sheetId: String(finding.id) } });
      case '/units/$unitId':
        return void navigate({ to: finding.to, params: { unitId: String(finding.id) } });
      case '/pupils/$pupilId':
        return void navigate({
          to: finding.to,
          params: { pupilId: String(finding.id) },
          search: (old) => ({ ...kept(old), unit: finding.unitId }),
        });
      case '/pupils':
        return void navigate({ to: finding.to, search: (old) => ({ ...kept(old), q: finding.q }) });
      default:
        return void navigate({ to: finding.to });
    }
  }

  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(key) => go(findings.find((finding) => finding.key === key))}
    >
      <Combobox.Target>
        <TextInput
          ref={ref}
          type="search"
          size="xs"
          aria-label={label}
          placeholder={label}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => {
            setHasFocus(true);
            if (text !== '') combobox.openDropdown();
          }}
          onBlur={() => {
            setHasFocus(false);
            combobox.closeDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) go(findings[0]);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options aria-label={label} mah={360} style={{ overflowY: 'auto' }}>
          {findings.length === 0 && !found.isSearching && <Combobox.Empty>{shellTexts.search.nothing}</Combobox.Empty>}
          {groups.map((group) => (
            <Combobox.Group key={group.label} label={group.label}>
              {group.findings.map((finding) => (
                <Combobox.Option key={finding.key} value={finding.key}>
                  {finding.to === '/pupils/$pupilId' ? <PupilOption of={finding} typed={text} /> : finding.text}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
        <div role="status" className={styles.searchNote}>
          {found.isSearching && shellTexts.search.searching}
          {!found.isSearching && found.hasMore && shellTexts.search.more(found.pupils.length)}
          {found.error && errorText(found.error)}
        </div>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function PupilOption({ of, typed }: { of: Extract<Finding, { to: '/pupils/$pupilId' }>; typed: string }) {
  return (
    <>
      <span className={styles.found}>
        {markWords(of.text, typed).map((part, at) =>
          part.isMatch ? <mark key={at}>{part.text}</mark> : <span key={at}>{part.text}</span>,
        )}
      </span>
      <span className={styles.foundDetail}>{of.detail}</span>
    </>
  );
}

function kept<Known extends { as?: unknown; year?: unknown; term?: unknown }>({ as, year, term }: Known) {
  return { as, year, term } as Pick<Known, 'as' | 'year' | 'term'>;
}
