import { type Column, columnsOf, type SheetKind } from './columns.ts';
import type { SecondaryRegime } from './regime.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt43 } from './regimes/tt43-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';

/** A sheet as its opening made it: under which rule set, with how many regular marks and marks of coefficient 2. */
export type OpenedSheet = {
  kind: SheetKind;
  term: 1 | 2;
  ruleSet: SecondaryRegime;
  regularCount: number;
  periodicCount: number | null;
};

const known: Readonly<Record<SecondaryRegime, SecondaryRules>> = {
  TT22_2021: tt22,
  TT43_2021: tt43,
  TT58_2011: tt58,
  'TT58_2011+TT26_2020': tt58Amended,
};

/** The rules of grades 6-12 by their id, with the default of every setting. */
export function secondaryRules(id: SecondaryRegime): SecondaryRules {
  return known[id];
}

/** The columns of a sheet under its own circular. TT58/2011 art. 4: with semester II the year's conduct is judged too. */
export function sheetColumns({ kind, term, ruleSet, regularCount, periodicCount }: OpenedSheet): readonly Column[] {
  const { conduct } = secondaryRules(ruleSet);
  return columnsOf({
    kind,
    regularCount,
    periodicCount,
    conductScale: conduct.scale,
    asksYearConduct: conduct.matrix === null && term === 2,
  });
}
