import type { SheetList } from '@truong/contracts/gradebook';
import type { UnitNode } from '@truong/contracts/organisation';
import type { FoundPupils } from '@truong/contracts/people';
import { fold } from '@truong/vietnamese/text';
import { aboutSheet, classOfSheet } from '../messages.ts';
import { birthText } from '../people/pupil-messages.ts';
import type { PageEntry } from './entries.ts';
import { shellTexts } from './messages.ts';

export type Finding = { key: string; text: string } & (
  | { to: '/pupils/$pupilId'; id: number; unitId: number; detail: string }
  | { to: '/sheets/$sheetId' | '/units/$unitId'; id: number }
  | { to: '/pupils'; q: string }
  | { to: Exclude<PageEntry['to'], '/pupils'> | '/pupils'; q?: undefined }
);
export type FindingGroup = { label: string; findings: Finding[] };

const shownOfEach = 8;

/** Whether each word typed begins a word of the text, both without diacritics: "toan 8a" finds "Toán · 8A2". */
export function matches(typed: string, text: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}

export function findAnything(
  typed: string,
  among: {
    entries: readonly PageEntry[];
    sheets: SheetList['sheets'];
    units: readonly UnitNode[];
    pupils: FoundPupils['pupils'];
    hasPupils: boolean;
  },
): FindingGroup[] {
  if (fold(typed) === '') return [];
  const { search } = shellTexts;
  const pages = among.entries.map((entry): Finding => ({ key: entry.to, text: entry.label, to: entry.to }));
  const sheets = among.sheets.map(
    (sheet): Finding => ({
      key: `sheet ${sheet.id}`,
      text: `${aboutSheet(sheet)} · ${classOfSheet(sheet)}`,
      to: '/sheets/$sheetId',
      id: sheet.id,
    }),
  );
  const units = among.units.map(
    (unit): Finding => ({ key: `unit ${unit.id}`, text: unit.name, to: '/units/$unitId', id: unit.id }),
  );
  const pupils = among.pupils.map(
    (pupil): Finding => ({
      key: `pupil ${pupil.unitId} ${pupil.id}`,
      text: pupil.fullName,
      detail: [pupil.className ?? search.noClass, pupil.unitName, birthText(pupil)].join(' · '),
      to: '/pupils/$pupilId',
      id: pupil.id,
      unitId: pupil.unitId,
    }),
  );
  const inList: Finding[] = among.hasPupils
    ? [{ key: 'pupils named', text: search.pupilsNamed(typed.trim()), to: '/pupils', q: typed.trim() }]
    : [];
  const found = (findings: Finding[]) => findings.filter(({ text }) => matches(typed, text)).slice(0, shownOfEach);
  return [
    { label: search.pages, findings: found(pages) },
    { label: search.sheets, findings: found(sheets) },
    { label: search.units, findings: found(units) },
    { label: search.pupils, findings: [...pupils, ...inList] },
  ].filter((group) => group.findings.length > 0);
}
