import type {
  ImportField,
  ImportKind,
  ImportRow,
  ParsedRow,
  ProblemCode,
  RecognisedTable,
  RowProblem,
} from './import-kinds.ts';
import { plainKey } from './plain-words.ts';

type Key = {
  code: ProblemCode;
  fields: readonly ImportField[];
  key: string;
  found: string;
  severity: RowProblem['severity'];
};

/** Rows that name the same person or class: both are told of the other, and neither goes in where it cannot be two. */
export function findRepeats<K extends ImportKind>(
  rows: readonly ParsedRow<K>[],
  table: RecognisedTable & { kind: K },
): ParsedRow<K>[] {
  const groups = new Map<string, { place: number; key: Key }[]>();
  for (const [place, { record }] of rows.entries()) {
    for (const key of record ? keysOf(table.kind, record) : []) {
      const name = `${key.code}|${key.key}`;
      groups.set(name, [...(groups.get(name) ?? []), { place, key }]);
    }
  }
  const found = new Map<number, RowProblem[]>();
  for (const group of groups.values()) {
    for (const [i, { place, key }] of group.entries()) {
      // The first is shown the second, every other one the first.
      const other = group[i === 0 ? 1 : 0];
      if (!other) continue;
      const [row, otherRow] = [rows[place]?.row ?? 0, rows[other.place]?.row ?? 0];
      const column = table.columns.find(({ field }) => field && key.fields.includes(field));
      const isTwoPersons = key.code === 'same_person' && areTwoPersons(rows[place]?.record, rows[other.place]?.record);
      const severity = isTwoPersons ? 'notice' : key.severity;
      const problem: RowProblem = {
        code: key.code,
        severity,
        row,
        column: column?.column ?? null,
        field: column?.field ?? null,
        found: key.found,
        expected: null,
        otherRow,
      };
      found.set(place, [...(found.get(place) ?? []), problem]);
    }
  }
  return rows.map((row, place) => {
    const more = found.get(place);
    if (!more) return row;
    const isRefused = more.some(({ severity }) => severity === 'error');
    return { ...row, record: isRefused ? null : row.record, problems: [...row.problems, ...more] };
  });
}

/** Name and birth date alike, but numbers of both known and different: two persons. */
function areTwoPersons(a: unknown, b: unknown): boolean {
  const [one, two] = [a, b] as Partial<Record<'code' | 'educationId' | 'personalNumber', string | null>>[];
  return (['personalNumber', 'educationId', 'code'] as const).some((key) => {
    const [mine, theirs] = [one?.[key], two?.[key]];
    return mine != null && theirs != null && mine !== theirs;
  });
}

function keysOf<K extends ImportKind>(kind: K, record: ImportRow[K]): Key[] {
  switch (kind) {
    case 'classes': {
      const { class: name } = record as ImportRow['classes'];
      return [{ code: 'same_class', fields: ['class'], key: plainKey(name), found: name, severity: 'error' }];
    }
    case 'pupils':
    case 'staff':
      return personKeys(record as ImportRow['pupils'] | ImportRow['staff']);
    default:
      // One pupil has several guardians and one teacher several duties.
      return [];
  }
}

function personKeys(person: ImportRow['pupils'] | ImportRow['staff']): Key[] {
  const keys: Key[] = [];
  const add = (code: ProblemCode, field: ImportField, value: string | null) => {
    if (value) keys.push({ code, fields: [field], key: value.toUpperCase(), found: value, severity: 'error' });
  };
  add('same_code', 'code', person.code);
  add('same_personal_number', 'personalNumber', person.personalNumber);
  add('same_education_id', 'educationId', 'educationId' in person ? person.educationId : null);
  if (person.birth) {
    const name = `${person.name.familyAndMiddle} ${person.name.given}`.trim();
    const born = person.birth.precision === 'day' ? person.birth.date : String(person.birth.year);
    // Many share a name and a birth year.
    const severity = person.birth.precision === 'day' ? 'error' : 'notice';
    keys.push({
      code: 'same_person',
      fields: ['fullName', 'given'],
      key: `${nameKey(name)}|${born}`,
      found: name,
      severity,
    });
  }
  return keys;
}

/** "Hoà" and "Hòa" are one name, "Hoa" is another: the order of letters, then the tones, wherever they are set. */
function nameKey(name: string): string {
  const signs = name.normalize('NFD').toLowerCase();
  const tones = (word: string) => (word.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []).join('');
  return signs
    .split(/\s+/)
    .map((word) => word.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC') + tones(word))
    .join(' ');
}
