import type { ImportField, ParsedRow, RowProblem } from './import-kinds.ts';

/** What a row says, field by field, of a kind that the school keeps. A field that says nothing is absent: it takes nothing away. */
export type Said = Partial<Record<ImportField, string>>;

export type NumberField = 'personalNumber' | 'educationId';
export type FieldChange = { field: ImportField; from: string | null; to: string | null };

/** Somebody or something that the school has already. */
export type Known = {
  id: number;
  personId: number | null;
  fields: Said;
  /** One each of the school at most: code, numbers. */
  codes: readonly string[];
  /** Name and birth date and the like. */
  looks: readonly string[];
  /** What somebody may be taken for whose name was written without its marks. */
  blurred?: readonly string[];
};

/** What a row says and by what it is looked for, the surest first. */
export type Described = {
  title: string;
  said: Said;
  codes: readonly { field: ImportField; key: string }[];
  looks: readonly string[];
  blurred?: readonly string[];
  problems: readonly PlanProblem[];
};

/** Where a number is known beside the rows of the school. A number that is not in the map is known nowhere. */
export type NumberHolders = ReadonlyMap<string, { personId: number } | 'elsewhere'>;

export type PlanProblemCode =
  | 'number_of_another'
  | 'code_of_another'
  | 'known_elsewhere'
  | 'several_match'
  | 'same_target'
  | 'looks_like'
  | 'no_such_pupil'
  | 'no_such_staff'
  | 'no_such_site'
  | 'no_level'
  | 'unknown_policy'
  | 'too_early'
  | 'left_too_early'
  | 'left_otherwise';
export type PlanProblem = Omit<RowProblem, 'code'> & { code: RowProblem['code'] | PlanProblemCode };

export type PlannedRow<R> = {
  row: number;
  state: 'new' | 'changed' | 'same' | 'refused';
  title: string;
  record: R | null;
  /** The one it changes or equals. */
  known: Known | null;
  changes: readonly FieldChange[];
  problems: readonly PlanProblem[];
};

type Plan<R> = {
  rows: readonly (Omit<ParsedRow, 'record'> & { record: R | null })[];
  /** The title of a row that could not be read. */
  titleOf: (row: number) => string;
  describe: (record: R, row: number) => Described;
  known: readonly Known[];
  holders: NumberHolders;
  /** Whether a row without a match may make something new; if not, the code of the problem that it then has. */
  unmatched: 'new' | PlanProblemCode;
  /** Several rows may be about one: its guardians, its duties. */
  mayRepeat?: boolean;
  /** What else is compared, where that depends on the one it changes. */
  beside?: (record: R, known: Known | null) => { said: Said; known: Said };
  /** What can be judged only beside the one it changes, or nobody. */
  judge?: (record: R, known: Known | null, row: number) => readonly PlanProblem[];
};

/**
 * What an import would do to the school, row by row: new, changed (field by field), the same, or refused with the reason. Two
 * rows that mean the same one are refused from the second on: which of them is right nobody can tell.
 */
export function planRows<R>(plan: Plan<R>): PlannedRow<R>[] {
  const { rows, titleOf, describe, known, holders, unmatched, mayRepeat = false, beside, judge } = plan;
  const byCode = indexOf(known, (one) => one.codes);
  const byLook = indexOf(known, (one) => one.looks);
  const byBlur = indexOf(known, (one) => one.blurred ?? []);
  const byPerson = new Map(known.flatMap((one) => (one.personId === null ? [] : [[one.personId, one]])));
  const takenBy = new Map<number, number>();
  return rows.map(({ row, record, problems }) => {
    if (record === null) {
      return { row, state: 'refused', title: titleOf(row), record, known: null, changes: [], problems };
    }
    const described = describe(record, row);
    const found: PlanProblem[] = [...problems, ...described.problems];
    const tell = (code: PlanProblemCode, severity: 'error' | 'notice', field: ImportField | null, extra = {}): void => {
      const text = field === null ? '' : (described.said[field] ?? '');
      found.push({ code, severity, row, column: null, field, found: text, expected: null, otherRow: null, ...extra });
    };
    const refused = (): PlannedRow<R> => {
      return { row, state: 'refused', title: described.title, record: null, known: null, changes: [], problems: found };
    };
    const match = findMatch(described, byCode, byLook);
    for (const { field, key } of described.codes) {
      const holder = holders.get(key);
      if (holder === undefined) continue;
      const here = holder === 'elsewhere' ? undefined : byPerson.get(holder.personId);
      if (match.one === undefined && here) Object.assign(match, { one: here, by: field });
      else if (match.one === undefined && holder === 'elsewhere') tell('known_elsewhere', 'notice', field);
      else if (match.one === undefined || !isPersonOf(match.one, holder)) tell('number_of_another', 'error', field);
    }
    if (match.conflict) {
      tell(isNumber(match.conflict) ? 'number_of_another' : 'code_of_another', 'error', match.conflict);
    } else if (match.several) tell('several_match', 'error', null);
    else if (match.one && match.by && isNumber(match.by) && isSomebodyElse(match.one, described)) {
      tell('number_of_another', 'error', match.by);
    } else if (match.one) {
      const otherRow = takenBy.get(match.one.id);
      if (otherRow !== undefined && !mayRepeat) tell('same_target', 'error', null, { otherRow });
      else takenBy.set(match.one.id, row);
    } else if (unmatched !== 'new') tell(unmatched, 'error', null, { found: described.title });
    else if (described.blurred?.some((blur) => byBlur.has(blur))) tell('looks_like', 'notice', 'fullName');
    if (!found.some(({ severity }) => severity === 'error'))
      found.push(...(judge?.(record, match.one ?? null, row) ?? []));
    if (found.some(({ severity }) => severity === 'error')) return refused();
    const more = beside?.(record, match.one ?? null);
    const changes = changesOf({ ...match.one?.fields, ...more?.known }, { ...described.said, ...more?.said });
    const state = match.one === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same';
    return { row, state, title: described.title, record, known: match.one ?? null, changes, problems: found };
  });
}

type Match = { one: Known | undefined; by: ImportField | null; conflict: ImportField | null; several: boolean };

function findMatch(
  described: Described,
  byCode: ReadonlyMap<string, Known[]>,
  byLook: ReadonlyMap<string, Known[]>,
): Match {
  const match: Match = { one: undefined, by: null, conflict: null, several: false };
  for (const { field, key } of described.codes) {
    const one = byCode.get(key)?.[0];
    if (!one) continue;
    if (match.one && match.one !== one) match.conflict = field;
    else if (!match.one) Object.assign(match, { one, by: field });
  }
  if (match.one) return match;
  for (const look of described.looks) {
    const ones = byLook.get(look) ?? [];
    if (ones.length === 0) continue;
    return { ...match, one: ones.length === 1 ? ones[0] : undefined, several: ones.length > 1 };
  }
  return match;
}

function indexOf(known: readonly Known[], keysOf: (one: Known) => readonly string[]): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const one of known) {
    for (const key of keysOf(one)) index.set(key, [...(index.get(key) ?? []), one]);
  }
  return index;
}

function isNumber(field: ImportField): field is NumberField {
  return field === 'personalNumber' || field === 'educationId';
}

function isPersonOf(one: Known, holder: { personId: number } | 'elsewhere'): boolean {
  return holder !== 'elsewhere' && holder.personId === one.personId;
}

/** A number alone joins two rows only where the name or the birth date says the same: else a digit is wrong somewhere. */
function isSomebodyElse(one: Known, { said }: Described): boolean {
  const differs = (field: ImportField) => said[field] !== undefined && said[field] !== one.fields[field];
  return differs('fullName') && differs('birthDate');
}

/** Old to new, for what the row says and the school has otherwise. A year says nothing new of a date in it. */
export function changesOf(fields: Said, said: Said): FieldChange[] {
  return (Object.entries(said) as [ImportField, string][]).flatMap(([field, to]) => {
    const from = fields[field] ?? null;
    if (from === to || (field === 'birthDate' && to.length === 4 && from?.startsWith(to))) return [];
    return [{ field, from, to }];
  });
}
