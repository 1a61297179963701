import {
  ageValues,
  conditionValues,
  conductValues,
  type DimensionValue,
  decisionValues,
  ethnicValues,
  gradeValues,
  itemValues,
  learningValues,
  leavingValues,
  levelValues,
  policyValues,
  postValues,
  primaryLevelValues,
  qualificationValues,
  staffAgeValues,
  subjectLevelValues,
  subjectValues,
  titleValues,
  trainingValues,
  traitLevelValues,
  traitValues,
  yesNo,
} from './catalogue-values.ts';

/** What one row of a record set stands for. */
export const recordKinds = [
  'pupils',
  'leavers',
  'arrivals',
  'subject_results',
  'trait_results',
  'classes',
  'staff',
  'inventory',
] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * A way to tell rows apart: a row holds one of its values or none (not known), with `isMany` any number of them. Filings keep the
 * place of a value in the list, so a list only grows at its end; it holds at most 254 values, with `isMany` 8.
 */
export type Dimension = { name: string; values: readonly DimensionValue[]; isMany?: true };

/** Every dimension there is, by its code. */
export const dimensions = {
  grade: { name: 'Khối lớp', values: gradeValues },
  level: { name: 'Cấp học', values: levelValues },
  sex: {
    name: 'Giới tính',
    values: [
      { code: 'female', name: 'Nữ' },
      { code: 'male', name: 'Nam' },
    ],
  },
  ethnicity: { name: 'Dân tộc', values: ethnicValues },
  minority: { name: 'Dân tộc thiểu số', values: yesNo },
  age: { name: 'Tuổi', values: ageValues },
  policy: { name: 'Diện chính sách', values: policyValues, isMany: true },
  residence: {
    name: 'Nơi cư trú',
    values: [
      { code: 'same_commune', name: 'Cùng xã với trường' },
      { code: 'other_commune', name: 'Xã khác' },
    ],
  },
  two_sessions: { name: 'Học 2 buổi/ngày', values: yesNo },
  disability: { name: 'Khuyết tật', values: yesNo },
  standing: {
    name: 'Diện học sinh',
    values: [
      { code: 'new', name: 'Tuyển mới' },
      { code: 'continuing', name: 'Lên từ lớp dưới' },
      { code: 'repeating', name: 'Học lại lớp' },
    ],
  },
  combined: { name: 'Lớp ghép', values: yesNo },
  site: {
    name: 'Điểm trường',
    values: [
      { code: 'main', name: 'Điểm chính' },
      { code: 'satellite', name: 'Điểm lẻ' },
    ],
  },
  learning: { name: 'Kết quả học tập', values: learningValues },
  conduct: { name: 'Kết quả rèn luyện', values: conductValues },
  primary_level: { name: 'Mức hoàn thành', values: primaryLevelValues },
  title: { name: 'Danh hiệu', values: titleValues },
  decision: { name: 'Xét lên lớp', values: decisionValues },
  leaving: { name: 'Lý do thôi học tại trường', values: leavingValues },
  subject: { name: 'Môn học', values: subjectValues },
  subject_level: { name: 'Mức môn học', values: subjectLevelValues },
  trait: { name: 'Phẩm chất, năng lực', values: traitValues },
  trait_level: { name: 'Mức đạt được', values: traitLevelValues },
  staff_age: { name: 'Nhóm tuổi', values: staffAgeValues },
  post: { name: 'Vị trí việc làm', values: postValues },
  qualification: { name: 'Trình độ đào tạo', values: qualificationValues },
  training: { name: 'Chuẩn trình độ', values: trainingValues },
  contract: {
    name: 'Hình thức hợp đồng',
    values: [
      { code: 'permanent', name: 'Biên chế' },
      { code: 'contract', name: 'Hợp đồng' },
    ],
  },
  item: { name: 'Cơ sở vật chất', values: itemValues },
  condition: { name: 'Tình trạng', values: conditionValues },
} as const satisfies Record<string, Dimension>;

export type DimensionCode = keyof typeof dimensions;
/** A whole number of a row that is added up instead of counting the row. */
export type Amount = 'pupils' | 'quantity';
export type RecordShape = { name: string; dimensions: readonly DimensionCode[]; amounts: readonly Amount[] };

/** Which dimensions rows of each kind have, and what of a row can be added up beside counting it. */
export const recordShapes: Readonly<Record<RecordKind, RecordShape>> = {
  pupils: {
    name: 'Học sinh',
    dimensions: [
      ...(['grade', 'level', 'sex', 'ethnicity', 'minority', 'age', 'policy', 'residence', 'disability'] as const),
      ...(['standing', 'two_sessions', 'combined', 'site'] as const),
      ...(['learning', 'conduct', 'primary_level', 'title', 'decision'] as const),
    ],
    amounts: [],
  },
  leavers: {
    name: 'Học sinh thôi học tại trường',
    dimensions: ['grade', 'level', 'sex', 'ethnicity', 'minority', 'age', 'policy', 'leaving'],
    amounts: [],
  },
  arrivals: {
    name: 'Học sinh tiếp nhận trong năm',
    dimensions: ['grade', 'level', 'sex', 'ethnicity', 'minority', 'age'],
    amounts: [],
  },
  subject_results: {
    name: 'Kết quả theo môn học',
    dimensions: ['grade', 'level', 'sex', 'minority', 'subject', 'subject_level'],
    amounts: [],
  },
  trait_results: {
    name: 'Phẩm chất, năng lực (lớp 1-5)',
    dimensions: ['grade', 'level', 'sex', 'minority', 'trait', 'trait_level'],
    amounts: [],
  },
  classes: {
    name: 'Lớp học',
    dimensions: ['grade', 'level', 'two_sessions', 'combined', 'site'],
    amounts: ['pupils'],
  },
  staff: {
    name: 'Cán bộ, giáo viên, nhân viên',
    dimensions: ['post', 'sex', 'ethnicity', 'minority', 'staff_age', 'level', 'qualification', 'training', 'contract'],
    amounts: [],
  },
  inventory: { name: 'Cơ sở vật chất', dimensions: ['item', 'condition', 'site'], amounts: ['quantity'] },
};

/** The dimension of that code which rows of the kind have; undefined where they have none. */
export function dimensionOf(kind: RecordKind, code: string): Dimension | undefined {
  const codes: readonly string[] = recordShapes[kind].dimensions;
  return codes.includes(code) ? dimensions[code as DimensionCode] : undefined;
}
