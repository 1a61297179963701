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
  /** Clusters of learning topics that end in the term; left out: none. */
  clusterCount?: number;
  /** Regular marks of who takes no cluster, where one of them is what a cluster stands for; null or left out: as many. */
  plainRegularCount?: number | null;
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

/**
 * The sheet as it is for one pupil: who takes no cluster of topics has no column of one, and the regular marks that others have
 * by theirs. TT22/2021 art. 6.
 */
export function ofPupil<Sheet extends OpenedSheet>(sheet: Sheet, { takesClusters }: { takesClusters: boolean }): Sheet {
  const { regularCount, plainRegularCount, clusterCount } = sheet;
  if (!clusterCount) return sheet;
  const own = takesClusters
    ? { regularCount, clusterCount }
    : { regularCount: plainRegularCount ?? regularCount, clusterCount: 0 };
  return { ...sheet, ...own, plainRegularCount: null };
}

/** A question of cells: whether their pupils take nothing that belongs there. */
export type IsNotTaken = (cell: { pupilId: number; slot: string }) => boolean;

/** The cells of a sheet that are of no pupil who takes no cluster of topics, and those that are only theirs. */
export function notTakenOn(sheet: OpenedSheet, withoutClusters: ReadonlySet<number>): IsNotTaken {
  if (!sheet.clusterCount) return () => false;
  const slotsFor = (takesClusters: boolean) =>
    new Set(sheetColumns(ofPupil(sheet, { takesClusters })).map(({ slot }) => slot));
  const [all, taken, plain] = [sheetColumns(sheet), slotsFor(true), slotsFor(false)];
  const known = new Set(all.map(({ slot }) => slot));
  return ({ pupilId, slot }) => known.has(slot) && !(withoutClusters.has(pupilId) ? plain : taken).has(slot);
}

/** One shape in which all of these lines of a sheet, each as it is for its pupil, have their columns. */
export function sheetColumnsOfAll(lines: readonly [OpenedSheet, ...OpenedSheet[]]): readonly Column[] {
  const highest = (counts: readonly number[]) => Math.max(...counts);
  return sheetColumns({
    ...lines[0],
    regularCount: highest(lines.map(({ regularCount }) => regularCount)),
    clusterCount: highest(lines.map(({ clusterCount }) => clusterCount ?? 0)),
  });
}

/** How many cells of a pupil a sheet asks for. */
export function requiredCount(sheet: OpenedSheet): number {
  return sheetColumns(sheet).filter(({ required }) => required).length;
}

/** The columns of a sheet under its own circular. TT58/2011 art. 4: with semester II the year's conduct is judged too. */
export function sheetColumns(sheet: OpenedSheet): readonly Column[] {
  const { kind, term, ruleSet, periodicCount, clusterCount = 0 } = sheet;
  if (isPrimaryRegime(ruleSet)) {
    const { grade, subjectCode = null } = sheet;
    return primaryColumns(knownPrimary[ruleSet], { kind, term, grade: grade ?? 0, subjectCode, periodicCount });
  }
  const { conduct } = secondaryRules(ruleSet);
  return columnsOf({
    kind,
    regularCount: Math.max(sheet.regularCount, sheet.plainRegularCount ?? 0),
    clusterCount,
    periodicCount,
    conductScale: conduct.scale,
    asksYearConduct: conduct.matrix === null && term === 2,
  });
}
