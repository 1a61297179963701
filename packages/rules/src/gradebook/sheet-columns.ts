import { type Column, columnsOf, type SheetKind } from './columns.ts';
import { primaryColumns } from './primary/primary-columns.ts';
import type { PrimaryRegime, SecondaryRegime } from './regime.ts';
import type { PrimaryRules } from './regimes/primary-rules.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt27 } from './regimes/tt27-2020.ts';
import { tt30, tt30Amended } from './regimes/tt30-2014.ts';
import { tt43 } from './regimes/tt43-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';

/** A circular whose rules are known. */
export type KnownRegime = SecondaryRegime | PrimaryRegime;

/**
 * A sheet as its opening made it: under which rule set, with how many regular marks and marks of coefficient 2; in grades 1-5
 * with how many tests at the end of the term (on the homeroom sheet: competences in technology and informatics), and there grade and
 * subject decide on the columns.
 */
export type OpenedSheet<R extends KnownRegime = KnownRegime> = {
  kind: SheetKind;
  term: 1 | 2;
  ruleSet: R;
  regularCount: number;
  periodicCount: number | null;
  grade?: number | null;
  subjectCode?: string | null;
};

const known: Readonly<Record<SecondaryRegime, SecondaryRules>> = {
  TT22_2021: tt22,
  TT43_2021: tt43,
  TT58_2011: tt58,
  'TT58_2011+TT26_2020': tt58Amended,
};

const knownPrimary: Readonly<Record<PrimaryRegime, PrimaryRules>> = {
  TT27_2020: tt27,
  'TT30_2014+TT22_2016': tt30Amended,
  TT30_2014: tt30,
};

export function isPrimaryRegime(id: KnownRegime): id is PrimaryRegime {
  return id in knownPrimary;
}

/** The rules of grades 1-5 by their id, with the default of every setting. */
export function primaryRules(id: PrimaryRegime): PrimaryRules {
  return knownPrimary[id];
}

/** The rules of any grade by their id, with the default of every setting. */
export function knownRules(id: KnownRegime): SecondaryRules | PrimaryRules {
  return isPrimaryRegime(id) ? knownPrimary[id] : known[id];
}

/** The rules of grades 6-12 by their id, with the default of every setting. */
export function secondaryRules(id: SecondaryRegime): SecondaryRules {
  return known[id];
}

/** How many cells of a pupil a sheet asks for. */
export function requiredCount(sheet: OpenedSheet): number {
  return sheetColumns(sheet).filter(({ required }) => required).length;
}

/** The columns of a sheet under its own circular. TT58/2011 art. 4: with semester II the year's conduct is judged too. */
export function sheetColumns(sheet: OpenedSheet): readonly Column[] {
  const { kind, term, ruleSet, regularCount, periodicCount } = sheet;
  if (isPrimaryRegime(ruleSet)) {
    const { grade, subjectCode = null } = sheet;
    return primaryColumns(knownPrimary[ruleSet], { kind, term, grade: grade ?? 0, subjectCode, periodicCount });
  }
  const { conduct } = secondaryRules(ruleSet);
  return columnsOf({
    kind,
    regularCount,
    periodicCount,
    conductScale: conduct.scale,
    asksYearConduct: conduct.matrix === null && term === 2,
  });
}
