/** What a school may hand over as a table. `assignments`: who teaches what where, and homerooms. */
export const importKinds = ['classes', 'pupils', 'guardians', 'staff', 'assignments'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The meaning of a column. A birth date may stand in one column or in three, or in one of two for men and women; sex in one, or as a mark under "Nữ" or "Nam". */
export type ImportField =
  | 'order'
  | 'code'
  | 'educationId'
  | 'personalNumber'
  | 'fullName'
  | 'familyAndMiddle'
  | 'given'
  | 'birthDate'
  | 'birthDay'
  | 'birthMonth'
  | 'birthYear'
  | 'maleBirthDate'
  | 'femaleBirthDate'
  | 'sex'
  | 'female'
  | 'male'
  | 'ethnicity'
  | 'religion'
  | 'class'
  | 'grade'
  | 'site'
  | 'twoSessions'
  | 'birthPlace'
  | 'residence'
  | 'policy'
  | 'disability'
  | 'enrolledOn'
  | 'leftOn'
  | 'leaving'
  | 'phone'
  | 'email'
  | 'fatherName'
  | 'fatherBirthYear'
  | 'fatherJob'
  | 'fatherPhone'
  | 'motherName'
  | 'motherBirthYear'
  | 'motherJob'
  | 'motherPhone'
  | 'guardianName'
  | 'guardianBirthYear'
  | 'guardianJob'
  | 'guardianPhone'
  | 'relation'
  | 'post'
  | 'qualification'
  | 'specialism'
  | 'contract'
  | 'startedOn'
  | 'homeroomName'
  | 'homeroomOf'
  | 'subject'
  | 'classes'
  | 'duties'
  | 'periods';

/** What the file says of a cell beside its text. `merged`: the text is that of the first cell of the merge. `doubtful`: a letter may be lost. */
export type CellFact = 'formula' | 'no_value' | 'error' | 'merged' | 'decomposed' | 'doubtful';

/** A sheet as text: dates as ISO, numbers in plain digits, NFC. Rows and columns count from 0; rows may differ in length. */
export type Grid = {
  name: string;
  rows: readonly (readonly string[])[];
  facts: readonly { row: number; column: number; facts: readonly CellFact[] }[];
  hiddenRows: readonly number[];
  hiddenColumns: readonly number[];
};

export type RecognisedColumn = {
  column: number;
  /** The words of the head, of several rows from above to below. */
  header: string;
  /** Null: read by nobody, shown so. */
  field: ImportField | null;
  /** 0 to 1. */
  confidence: number;
};

/** Why a row below the head holds no record. `section` names the class of the rows below it. */
export type SkippedRow = {
  row: number;
  reason: 'blank' | 'section' | 'numbering' | 'repeated_head' | 'total' | 'signature';
};

export type RecognisedTable = {
  kind: ImportKind;
  headRows: { from: number; to: number };
  columns: readonly RecognisedColumn[];
  /** Each row that holds a record; `className` comes from a section row, the title or the sheet's name, and serves where no column says it. */
  records: readonly { row: number; className: string | null }[];
  skipped: readonly SkippedRow[];
  missing: readonly ImportField[];
  confidence: number;
  /** Equal for files of one layout: kind and heads in their order. Corrections of the mapping are remembered by it. */
  fingerprint: string;
};

/** A birth date as known: to the day, or only the year. */
export type PartialDate = { precision: 'day'; date: string } | { precision: 'year'; year: number };
export type Sex = 'female' | 'male';
export type PersonName = { familyAndMiddle: string; given: string };
export type GuardianEntry = {
  relation: 'father' | 'mother' | 'guardian';
  name: PersonName;
  birthYear: number | null;
  job: string | null;
  phone: string | null;
};

export type ClassRow = {
  class: string;
  grades: readonly number[];
  site: string | null;
  /** Taught two sessions a day, where the list says it. */
  twoSessions: boolean | null;
  homeroomName: PersonName | null;
};
export type PupilRow = {
  code: string | null;
  educationId: string | null;
  personalNumber: string | null;
  name: PersonName;
  birth: PartialDate;
  sex: Sex;
  /** Code of the list given. */
  ethnicity: string | null;
  religion: string | null;
  class: string | null;
  grade: number | null;
  order: number | null;
  birthPlace: string | null;
  residence: string | null;
  policy: string | null;
  disability: string | null;
  enrolledOn: string | null;
  /** The last day at this school, and the code of why it was left. */
  leftOn: string | null;
  leaving: string | null;
  phone: string | null;
  guardians: readonly GuardianEntry[];
};
/** The pupil is found by the first of these that is given: code, personal number, name with birth date and class. */
export type GuardianRow = {
  pupil: {
    code: string | null;
    educationId: string | null;
    personalNumber: string | null;
    name: PersonName | null;
    birth: PartialDate | null;
    class: string | null;
  };
  guardians: readonly GuardianEntry[];
};
export type StaffRow = {
  code: string | null;
  personalNumber: string | null;
  name: PersonName;
  birth: PartialDate | null;
  sex: Sex | null;
  ethnicity: string | null;
  post: string | null;
  qualification: string | null;
  specialism: string | null;
  contract: string | null;
  startedOn: string | null;
  phone: string | null;
  email: string | null;
};
export type AssignmentRow = {
  teacher: { code: string | null; name: PersonName | null; birth: PartialDate | null };
  /** `subject` is a code of the list given. */
  teaching: readonly { subject: string; classes: readonly string[] }[];
  homeroomOf: string | null;
  /** Periods a week, where said. */
  periods: number | null;
};
export type ImportRow = {
  classes: ClassRow;
  pupils: PupilRow;
  guardians: GuardianRow;
  staff: StaffRow;
  assignments: AssignmentRow;
};

/** An error keeps the row out; a notice is told and the row goes in as read. */
export type ProblemCode =
  | 'missing'
  | 'not_a_date'
  | 'no_such_day'
  | 'date_out_of_range'
  | 'only_year'
  | 'not_a_sex'
  | 'sex_twice'
  | 'unknown_ethnicity'
  | 'not_a_personal_number'
  | 'personal_number_province'
  | 'personal_number_sex'
  | 'personal_number_year'
  | 'zeros_restored'
  | 'not_a_phone'
  | 'not_an_email'
  | 'not_a_name'
  | 'lost_letters'
  | 'not_a_class'
  | 'unknown_class'
  | 'not_a_grade'
  | 'grade_differs'
  | 'not_a_number'
  | 'unknown_subject'
  | 'not_an_assignment'
  | 'unknown_relation'
  | 'not_sessions'
  | 'unknown_leaving'
  | 'too_long'
  | 'formula'
  | 'formula_without_value'
  | 'formula_error'
  | 'merged_value'
  | 'hidden_row'
  | 'same_code'
  | 'same_personal_number'
  | 'same_education_id'
  | 'same_person'
  | 'same_class';

export type RowProblem = {
  code: ProblemCode;
  severity: 'error' | 'notice';
  row: number;
  /** Null where the row as a whole is meant, or no column of the file holds the field. */
  column: number | null;
  field: ImportField | null;
  found: string;
  /** What would fit, where that is known: the nearest name of a list, the year of birth, a form. */
  expected: string | null;
  /** The other row of a pair. */
  otherRow: number | null;
};

/** `record` is null when a problem is an error. */
export type ParsedRow<K extends ImportKind = ImportKind> = {
  row: number;
  record: ImportRow[K] | null;
  problems: readonly RowProblem[];
};

export type Named = { code: string; name: string };

/** What the parser must be told: it has no clock and no lists of its own. */
export type ImportContext = {
  today: string;
  ethnicGroups: readonly Named[];
  subjects: readonly (Named & { shortName: string })[];
  /** Names of the school's classes; null where any well-formed name is taken. */
  classes: readonly string[] | null;
};
