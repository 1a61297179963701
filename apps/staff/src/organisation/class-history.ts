import type { ClassHistory } from '@truong/contracts/classes';
import { formatDate, formatDateTime } from '@truong/vietnamese/dates';
import { common, homeroomSheetName, schoolLevelNames, termNames } from '../messages.ts';
import { classTexts } from './class-messages.ts';
import { unitTexts } from './messages.ts';

type Line = ClassHistory[number];

const sources: Record<Line['source'], string> = {
  hand: '',
  import: ' (nhập từ tệp)',
  transfer: ' (chuyển trường)',
  merge: ' (gộp hồ sơ)',
  undo: ' (hoàn tác)',
};

const fieldNames: Readonly<Record<string, string>> = {
  name: 'Tên lớp',
  level: 'Cấp học',
  siteId: 'Điểm trường',
  isCombined: 'Lớp ghép',
  twoSessions: 'Học 2 buổi/ngày',
  kind: 'Đánh giá bằng',
  periods: 'Số tiết/năm',
  isChosen: 'Học sinh tự chọn',
  onlyTerm: 'Chỉ học trong',
  plannedPeriodic: 'Số bài hệ số 2',
  firstClusters: 'Cụm chuyên đề học kỳ I',
  secondClusters: 'Cụm chuyên đề học kỳ II',
  clusterPupils: 'Học sinh học chuyên đề',
  term: 'Học kỳ',
  validFrom: 'Từ ngày',
  validTo: 'Ngày cuối',
  staffId: 'Giáo viên',
  subjectCode: 'Môn',
};

function valueText(field: string, value: string | null): string {
  if (value === null || value === '') return unitTexts.none;
  if (field === 'clusterPupils' && value === 'all') return classTexts.clusterEverybody;
  if (field === 'level') return schoolLevelNames[value] ?? value;
  if (field === 'kind') return (unitTexts.kinds as Readonly<Record<string, string>>)[value] ?? value;
  if (field === 'validFrom' || field === 'validTo') return formatDate(value);
  if (field === 'term' || field === 'onlyTerm') return termNames[value === '1' ? 1 : 2];
  if (value === 'true') return common.yes;
  return value === 'false' ? common.no : value;
}

function changeText({ field, fromValue, toValue }: Line): string {
  return `${fieldNames[field] ?? field}: ${valueText(field, fromValue)} → ${valueText(field, toValue)}`;
}

const since = ({ startsOn }: Line) => (startsOn === null ? '' : ` từ ${formatDate(startsOn)}`);

const acts: Record<Line['what'], (line: Line) => string> = {
  class: (line) => {
    if (line.kind === 'created') return `Lập lớp ${line.toValue ?? ''}`.trim();
    return changeText(line);
  },
  class_subject: (line) => {
    if (line.field === 'teaching') return `Xóa phân công ${line.fromValue} dạy ${line.subjectName} vì ghi nhầm`;
    if (line.field === 'homeroom') return `Xóa phân công ${line.fromValue} chủ nhiệm vì ghi nhầm`;
    const subject = `${line.subjectName ?? ''} khối ${line.grade ?? ''}`;
    if (line.kind === 'created') return `Thêm môn ${subject}, ${line.toValue} tiết/năm`;
    if (line.kind === 'deleted') return `Bỏ môn ${subject}`;
    return `${subject} · ${changeText(line)}`;
  },
  teaching: (line) =>
    line.kind === 'created'
      ? `Phân công ${line.staffName} dạy ${line.subjectName}${since(line)}`
      : `${line.staffName} dạy ${line.subjectName} · ${changeText(line)}`,
  homeroom: (line) =>
    line.kind === 'created'
      ? `Phân công ${line.staffName} chủ nhiệm${since(line)}`
      : `${line.staffName} chủ nhiệm · ${changeText(line)}`,
  substitution: (line) => {
    const sheet = `sổ ${line.subjectName ?? homeroomSheetName} của ${line.fromValue}`;
    return line.kind === 'created'
      ? `Giao ${sheet} cho ${line.staffName} dạy thay${since(line)} đến hết ${formatDate(line.toValue ?? '')}`
      : `Kết thúc sớm việc ${line.staffName} dạy thay ${sheet}`;
  },
};

/** One line of a class's history in words: what became what, by whom, when. */
export function classSentence(line: Line): string {
  return `${acts[line.what](line)} – ${line.who}, ${formatDateTime(line.at)}${sources[line.source]}`;
}
