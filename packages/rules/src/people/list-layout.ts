import { leavingValues } from '../statistics/catalogue-values.ts';
import type { ImportContext, ImportField, ImportKind, ImportRow, PartialDate, PersonName } from './import-kinds.ts';

/** Raised when columns of a list are added, renamed or moved: a returned file says which layout it was. */
export const listLayoutVersion = 2;

export type ListColumn = {
  field: ImportField;
  header: string;
  /** In characters. */
  width: number;
  /** A list the cells choose from. */
  choices?: 'sex' | 'ethnicity' | 'class' | 'subject' | 'sessions' | 'leaving';
  /** The record is found again by it, so it cannot be typed over. */
  isKey?: true;
};

/** A day is kept as a day, so that a spreadsheet sorts it rightly. */
export type ListCell = string | number | { day: string } | null;

const guardians: readonly ListColumn[] = (
  [
    ['father', 'cha'],
    ['mother', 'mẹ'],
    ['guardian', 'người giám hộ'],
  ] as const
).flatMap(([person, word]): ListColumn[] => [
  { field: `${person}Name`, header: `Họ tên ${word}`, width: 22 },
  { field: `${person}BirthYear`, header: `Năm sinh ${word}`, width: 10 },
  { field: `${person}Job`, header: `Nghề nghiệp ${word}`, width: 16 },
  { field: `${person}Phone`, header: `SĐT ${word}`, width: 13 },
]);

const pupilKey: readonly ListColumn[] = [
  { field: 'code', header: 'Mã học sinh', width: 14, isKey: true },
  { field: 'educationId', header: 'Mã định danh Bộ GD&ĐT', width: 14 },
  { field: 'personalNumber', header: 'Số định danh cá nhân', width: 15 },
  { field: 'fullName', header: 'Họ và tên', width: 26 },
  { field: 'birthDate', header: 'Ngày sinh', width: 12 },
];

/** The columns of the list of each kind that goes out and comes back. */
export const listLayout: Readonly<Record<ImportKind, readonly ListColumn[]>> = {
  classes: [
    { field: 'class', header: 'Lớp', width: 14, isKey: true },
    { field: 'grade', header: 'Khối', width: 8 },
    { field: 'site', header: 'Điểm trường', width: 24 },
    { field: 'twoSessions', header: 'Số buổi/ngày', width: 12, choices: 'sessions' },
    { field: 'homeroomName', header: 'Giáo viên chủ nhiệm', width: 26 },
  ],
  pupils: [
    { field: 'order', header: 'STT', width: 6 },
    ...pupilKey,
    { field: 'sex', header: 'Giới tính', width: 10, choices: 'sex' },
    { field: 'ethnicity', header: 'Dân tộc', width: 12, choices: 'ethnicity' },
    { field: 'religion', header: 'Tôn giáo', width: 12 },
    { field: 'class', header: 'Lớp', width: 8, choices: 'class' },
    { field: 'grade', header: 'Khối', width: 8 },
    { field: 'birthPlace', header: 'Nơi sinh', width: 24 },
    { field: 'residence', header: 'Chỗ ở hiện nay', width: 30 },
    { field: 'policy', header: 'Diện chính sách', width: 18 },
    { field: 'disability', header: 'Khuyết tật', width: 16 },
    { field: 'enrolledOn', header: 'Ngày vào trường', width: 12 },
    { field: 'phone', header: 'Điện thoại', width: 13 },
    { field: 'leftOn', header: 'Ngày thôi học', width: 12 },
    { field: 'leaving', header: 'Lý do thôi học', width: 24, choices: 'leaving' },
    ...guardians,
  ],
  guardians: [...pupilKey, { field: 'class', header: 'Lớp', width: 8, choices: 'class' }, ...guardians],
  staff: [
    { field: 'code', header: 'Mã cán bộ', width: 14, isKey: true },
    { field: 'personalNumber', header: 'Số định danh cá nhân', width: 15 },
    { field: 'fullName', header: 'Họ và tên', width: 26 },
    { field: 'birthDate', header: 'Ngày sinh', width: 12 },
    { field: 'sex', header: 'Giới tính', width: 10, choices: 'sex' },
    { field: 'ethnicity', header: 'Dân tộc', width: 12, choices: 'ethnicity' },
    { field: 'post', header: 'Chức vụ', width: 18 },
    { field: 'qualification', header: 'Trình độ chuyên môn', width: 18 },
    { field: 'specialism', header: 'Chuyên ngành', width: 18 },
    { field: 'contract', header: 'Hình thức hợp đồng', width: 18 },
    { field: 'startedOn', header: 'Ngày vào ngành', width: 12 },
    { field: 'phone', header: 'Điện thoại', width: 13 },
    { field: 'email', header: 'Email', width: 26 },
  ],
  assignments: [
    { field: 'code', header: 'Mã giáo viên', width: 14, isKey: true },
    { field: 'fullName', header: 'Họ và tên', width: 26 },
    { field: 'birthDate', header: 'Ngày sinh', width: 12 },
    { field: 'subject', header: 'Môn học', width: 26, choices: 'subject' },
    { field: 'classes', header: 'Lớp dạy', width: 22 },
    { field: 'homeroomOf', header: 'Lớp chủ nhiệm', width: 14, choices: 'class' },
    { field: 'periods', header: 'Số tiết/tuần', width: 12 },
  ],
};

type Names = Pick<ImportContext, 'ethnicGroups' | 'subjects'>;

/**
 * The cells of a record in the order of its layout, which read back as the same record. A teacher's record of several subjects
 * takes a row for each.
 */
export function listRows<K extends ImportKind>(kind: K, record: ImportRow[K], names: Names): ListCell[][] {
  return cellsOf(kind, record, names).map((cells) => listLayout[kind].map(({ field }) => cells[field] ?? null));
}

type Cells = Partial<Record<ImportField, ListCell>>;

function cellsOf(kind: ImportKind, record: ImportRow[ImportKind], names: Names): Cells[] {
  switch (kind) {
    case 'classes': {
      const row = record as ImportRow['classes'];
      return [
        {
          ...{ class: row.class, grade: row.grades.join('+'), site: row.site },
          twoSessions: row.twoSessions === null ? null : sessionsText(row.twoSessions),
          homeroomName: nameCell(row.homeroomName),
        },
      ];
    }
    case 'pupils': {
      const { name, birth, sex, ethnicity, enrolledOn, leftOn, leaving, ...rest } = record as ImportRow['pupils'];
      const { guardians: people, ...same } = rest;
      return [
        {
          ...same,
          ...personCells({ name, birth, sex, ethnicity }, names),
          enrolledOn: dayCell(enrolledOn),
          leftOn: dayCell(leftOn),
          leaving: nameOf(leaving, leavingValues),
          ...guardianCells(people),
        },
      ];
    }
    case 'guardians': {
      const { pupil, guardians: people } = record as ImportRow['guardians'];
      const { name, birth, ...same } = pupil;
      return [
        { ...same, ...personCells({ name, birth, sex: null, ethnicity: null }, names), ...guardianCells(people) },
      ];
    }
    case 'staff': {
      const { name, birth, sex, ethnicity, startedOn, ...same } = record as ImportRow['staff'];
      return [{ ...same, ...personCells({ name, birth, sex, ethnicity }, names), startedOn: dayCell(startedOn) }];
    }
    case 'assignments': {
      const { teacher, teaching, homeroomOf, periods } = record as ImportRow['assignments'];
      const who = { code: teacher.code, fullName: nameCell(teacher.name), birthDate: birthCell(teacher.birth) };
      const first: Cells = { ...who, homeroomOf, periods };
      const taught = teaching.map(
        ({ subject, classes }): Cells => ({ subject: nameOf(subject, names.subjects), classes: classes.join(', ') }),
      );
      return taught.length === 0 ? [first] : taught.map((cells, i) => ({ ...(i === 0 ? first : who), ...cells }));
    }
  }
}

function personCells(
  person: {
    name: PersonName | null;
    birth: PartialDate | null;
    sex: ImportRow['staff']['sex'];
    ethnicity: string | null;
  },
  names: Names,
): Cells {
  return {
    fullName: nameCell(person.name),
    birthDate: birthCell(person.birth),
    sex: person.sex && sexNames[person.sex],
    ethnicity: nameOf(person.ethnicity, names.ethnicGroups),
  };
}

export const sexNames = { female: 'Nữ', male: 'Nam' } as const;

/** How many sessions a day a class is taught, as lists say it. */
export function sessionsText(hasTwo: boolean): string {
  return hasTwo ? '2 buổi' : '1 buổi';
}

function guardianCells(people: ImportRow['pupils']['guardians']): Cells {
  const cells: Cells = {};
  for (const { relation, name, birthYear, job, phone } of people) {
    cells[`${relation}Name`] = nameCell(name);
    cells[`${relation}BirthYear`] = birthYear;
    cells[`${relation}Job`] = job;
    cells[`${relation}Phone`] = phone;
  }
  return cells;
}

function nameCell(name: PersonName | null): string | null {
  return name && `${name.familyAndMiddle} ${name.given}`.trim();
}

function birthCell(birth: PartialDate | null): ListCell {
  return birth && (birth.precision === 'day' ? { day: birth.date } : String(birth.year));
}

function dayCell(date: string | null): ListCell {
  return date === null ? null : { day: date };
}

function nameOf(code: string | null, list: readonly { code: string; name: string }[]): string | null {
  return list.find((each) => each.code === code)?.name ?? null;
}
