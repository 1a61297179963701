import type { EnrolmentEvent, HistoryLine, PeopleCodes, PupilDetail } from '@truong/contracts/particulars';
import { formatDate, formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { homeroomSheetName } from '../messages.ts';
import { fieldTexts } from './particulars-messages.ts';

const relations = { father: 'Cha', mother: 'Mẹ', guardian: 'Người giám hộ' } as const;
const disabilities = {
  motor: 'Vận động',
  hearing_speech: 'Nghe, nói',
  vision: 'Nhìn',
  mental: 'Thần kinh, tâm thần',
  intellectual: 'Trí tuệ',
  other: 'Khác',
} as const;
const yearDecisions = { promoted: 'được lên lớp', retained: 'ở lại lớp' } as const;
const posts = { principal: 'Hiệu trưởng', teacher: 'Giáo viên', officer: 'Chuyên viên' } as const;
const qualifications = {
  degree: 'Trình độ đào tạo',
  teaching: 'Nghiệp vụ sư phạm',
  language: 'Ngoại ngữ',
  informatics: 'Tin học',
  management: 'Quản lý giáo dục',
  political: 'Lý luận chính trị',
} as const;
const sources = {
  hand: '',
  import: ' (nhập từ Excel)',
  transfer: ' (chuyển trường)',
  merge: ' (gộp hồ sơ)',
  undo: ' (hoàn tác)',
} as const;
const known: Readonly<Record<string, string>> = { ...relations, ...disabilities, ...posts };

/** Names of codes that history keeps, as 'policyGroups orphan'. */
export type CodeNames = ReadonlyMap<string, string>;
export function codeNamesOf({ ethnicGroups, policyGroups }: PeopleCodes): CodeNames {
  return new Map([
    ...ethnicGroups.map(({ code, name }) => [`ethnicGroupCode ${code}`, name] as const),
    ...policyGroups.map(({ code, name }) => [`policyGroups ${code}`, name] as const),
  ]);
}

/** A birth date as far as it is known. */
export function birthText(of: { birthDate: string; birthPrecision: 'day' | 'year' }): string {
  return of.birthPrecision === 'year' ? of.birthDate.slice(0, 4) : formatDate(of.birthDate);
}

function valueText(field: string, value: string | null, names: CodeNames): string {
  if (value === null || value === '') return 'để trống';
  if (field === 'isFemale') return value === 'true' ? 'Nữ' : 'Nam';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  if (field === 'policyGroups' || field === 'ethnicGroupCode')
    return value
      .split(',')
      .map((code) => names.get(`${field} ${code}`) ?? code)
      .join(', ');
  return known[value] ?? value;
}

/** One line of history in words: what became what, by whom, when. */
export function historySentence(line: HistoryLine, names: CodeNames = new Map()): string {
  const { subject, kind, field, fromValue, toValue, isHidden, source, who, at } = line;
  const by = ` – ${who}, ${formatDateTime(at)}${sources[source]}`;
  if (kind === 'created') return `Ghi vào danh sách: ${toValue ?? ''}${by}`;
  if (kind === 'deleted') return `Xóa khỏi danh sách${by}`;
  if (field === 'mergedFrom' || field === 'mergedInto') return `${toValue ? 'Gộp' : 'Tách lại'} hồ sơ trùng${by}`;
  const name = field === 'qualification' ? 'Trình độ' : (known[field] ?? fieldTexts[field] ?? field);
  const whose = subject === 'guardian' ? 'Người thân · ' : '';
  if (isHidden) return `${whose}${name}: đã sửa (giá trị ở phần hạn chế)${by}`;
  return `${whose}${name}: ${valueText(field, fromValue, names)} → ${valueText(field, toValue, names)}${by}`;
}

/** An act on a pupil's place in words. */
export function eventSentence({ kind, onDate, fromClass, toClass, reason, who }: EnrolmentEvent): string {
  const day = formatDate(onDate);
  const act = {
    arrived: `Vào lớp ${toClass} từ ${day}`,
    class_changed: `Chuyển từ lớp ${fromClass} sang lớp ${toClass} từ ${day}`,
    left: `Rời lớp ${fromClass}, ngày học cuối ${day}`,
    returned: `Trở lại, vào lớp ${toClass} từ ${day}`,
    undone: fromClass
      ? `Hoàn tác việc xếp vào lớp ${fromClass} từ ${day}`
      : `Ở lại lớp ${toClass}: rút lại việc rời lớp sau ngày ${day}`,
  }[kind];
  return `${act}${reason ? `: ${reason}` : ''} – ${who}`;
}

export const pupilTexts = {
  relations,
  disabilities,
  qualifications,
  posts,
  posted: (post: string) => (posts as Readonly<Record<string, string>>)[post] ?? post,
  edit: 'Sửa hồ sơ',
  save: 'Lưu',
  particulars: 'Hồ sơ',
  guardians: 'Cha mẹ, người giám hộ',
  addGuardian: 'Thêm người thân',
  noGuardians: 'Chưa ghi người thân nào.',
  remove: 'Bỏ',
  removeNamed: (name: string) => `Bỏ ${name}`,
  editNamed: (name: string) => `Sửa ${name}`,
  change: 'Sửa',
  removeQuestion: (name: string) => `Bỏ ${name} khỏi hồ sơ?`,
  removeText: 'Tên vẫn còn trong lịch sử hồ sơ.',
  restricted: 'Phần hạn chế',
  restrictedText:
    'Số định danh, nơi cư trú, diện chính sách, khuyết tật. Mỗi lần mở được ghi vào nhật ký mà hiệu trưởng đọc được.',
  open: 'Mở và ghi nhật ký',
  openFailed: 'Chưa mở được.',
  editRestricted: 'Sửa phần hạn chế',
  close: 'Đóng phần hạn chế',
  enrolments: 'Lớp và việc đến, đi',
  enrolmentLine: (of: {
    className: string;
    grade: number;
    startsOn: string;
    endsOn: string | null;
    endReason: string | null;
  }) =>
    `Lớp ${of.className} (khối ${of.grade}), từ ${formatDate(of.startsOn)}${of.endsOn ? ` đến ${formatDate(of.endsOn)}` : ''}${of.endReason ? `: ${of.endReason}` : ''}`,
  changeClass: 'Chuyển lớp',
  returnPupil: 'Nhận trở lại',
  changeClassText:
    'Điểm đã nhập ở lớp cũ vẫn nằm trong sổ điểm của lớp cũ và vẫn xem được tại trang này; sổ điểm của lớp mới bắt đầu từ ngày chuyển.',
  leave: 'Cho thôi học',
  leaveText: 'Học sinh không còn trong danh sách lớp sau ngày này. Điểm và lịch sử được giữ nguyên.',
  lastDay: 'Ngày học cuối',
  leaving: 'Diện thôi học (để thống kê)',
  reasonWords: 'Lý do cụ thể',
  reason: 'Lý do',
  newClass: 'Vào lớp',
  since: 'Từ ngày',
  send: 'Gửi chuyển trường',
  sendText:
    'Hồ sơ, người thân, điểm, rèn luyện và số buổi vắng của năm học được chụp lại và gửi theo. Học sinh rời lớp sau ngày học cuối.',
  school: 'Trường đến',
  findSchool: 'Tìm trường theo tên',
  noSchool: 'Không tìm thấy trường nào. Tìm được không cần dấu, theo phần đầu của các từ.',
  chooseSchool: 'Xin chọn trường.',
  sentLine: (of: PupilDetail['sent'][number]) => {
    const answers = {
      accepted: 'đã được tiếp nhận',
      refused: `bị từ chối – ${of.reason}`,
      withdrawn: `đã rút lại – ${of.reason}`,
    };
    const answer = of.decision === null ? 'đang chờ trả lời' : answers[of.decision];
    return `Gửi sang ${of.toName} lúc ${formatDateTime(of.sentAt)}: ${answer}`;
  },
  marksElsewhere: 'Điểm ở sổ của lớp cũ',
  marksElsewhereLine: (of: { className: string; term: number; subject: string; cells: number }) =>
    `Lớp ${of.className}, học kỳ ${of.term === 1 ? 'I' : 'II'}, ${of.subject}: ${of.cells} ô`,
  yearsBefore: (years: PupilDetail['transferred'][number]['years']) =>
    `Các năm đã học: ${years
      .map(({ schoolYear, grade, decision, originName }) =>
        [`${formatSchoolYear(schoolYear)} lớp ${grade}`, originName, decision && yearDecisions[decision]]
          .filter(Boolean)
          .join(', '),
      )
      .join('; ')}.`,
  transferred: (school: string, day: string) => `Điểm mang theo từ ${school} (đến ${formatDate(day)})`,
  transferredText: (sentAt: string) => `Chỉ để đọc, như trường cũ gửi lúc ${formatDateTime(sentAt)}.`,
  subject: 'Môn',
  term: 'Học kỳ',
  marks: 'Các ô',
  origin: 'Nguồn',
  noTransferred: 'Trường cũ chưa nhập ô nào trong năm học này.',
  history: 'Lịch sử hồ sơ',
  noHistory: 'Chưa có thay đổi nào.',
  newPupilTitle: 'Tiếp nhận học sinh',
  admit: 'Tiếp nhận',
  codeHint: 'Để trống thì hệ thống cho mã tiếp theo.',
  birthHint: 'ngày/tháng/năm, hoặc chỉ năm nếu không biết rõ hơn',
} as const;

export const memberTexts = {
  newTitle: 'Thêm nhân sự',
  add: 'Thêm',
  qualificationsTitle: 'Trình độ',
  noQualifications: 'Chưa ghi trình độ nào.',
  addQualification: 'Thêm trình độ',
  kind: 'Loại',
  level: 'Trình độ',
  major: 'Chuyên ngành',
  obtainedIn: 'Năm đạt',
  leave: 'Kết thúc công tác',
  leaveText: 'Người này vẫn ở trong danh sách và lịch sử, với ngày cuối này.',
  contact: 'Số định danh và liên hệ',
  substitutions: 'Dạy thay',
  substitution: (of: {
    isStandIn: boolean;
    other: string;
    className: string;
    subjectName: string | null;
    validFrom: string;
    validTo: string;
  }) => {
    const sheet = `${of.subjectName ?? homeroomSheetName} ${of.className}`;
    const who = of.isStandIn ? `dạy thay ${of.other}` : `${of.other} dạy thay`;
    return `${sheet}: ${who} từ ${formatDate(of.validFrom)} đến hết ${formatDate(of.validTo)}`;
  },
  handOver: 'Giao sổ cho người dạy thay',
} as const;

export const transferTexts = {
  title: 'Chuyển trường',
  received: 'Hồ sơ đến',
  sent: 'Hồ sơ đã gửi',
  noneReceived: 'Chưa có hồ sơ nào chuyển đến.',
  noneSent: 'Chưa gửi hồ sơ nào. Gửi từ trang của học sinh.',
  from: 'Từ trường',
  to: 'Đến trường',
  grade: 'Khối',
  sentAt: 'Gửi lúc',
  state: 'Trạng thái',
  act: 'Thao tác',
  waiting: 'chờ trả lời',
  accepted: 'đã tiếp nhận',
  refused: 'từ chối',
  withdrawn: 'đã rút lại',
  withdraw: 'Rút lại',
  withdrawNamed: (name: string) => `Rút lại hồ sơ của ${name}`,
  withdrawQuestion: (name: string, school: string) => `Rút lại hồ sơ của ${name} đã gửi ${school}?`,
  withdrawText:
    'Học sinh ở lại lớp như chưa gửi hồ sơ. Trường bên kia thấy hồ sơ đã được rút và không tiếp nhận được nữa.',
  withdrawReason: 'Lý do rút lại',
  withdrawReasonHint: 'Ít nhất ba chữ, ví dụ: gia đình không chuyển nữa',
  read: 'Xem và trả lời',
  readNamed: (name: string) => `Xem và trả lời hồ sơ của ${name}`,
  senderLine: (who: string, school: string) => `${who}, ${school}`,
  sender: 'Người gửi',
  accept: 'Tiếp nhận',
  refuse: 'Từ chối',
  refuseReason: 'Lý do từ chối',
  back: 'Quay lại',
  frozen: 'Hồ sơ đúng như trường gửi đã chụp lại lúc gửi; mã học sinh sẽ do trường này cấp.',
} as const;

export const duplicateTexts = {
  title: 'Hồ sơ nghi bị trùng',
  intro:
    'Cùng họ tên và ngày sinh, hoặc cùng một người theo số định danh. Giữ một, bỏ một; người thân chuyển sang hồ sơ được giữ. Gộp rồi vẫn tách lại được.',
  none: 'Không có hồ sơ nào nghi bị trùng.',
  samePerson: 'Cùng một người theo số định danh',
  sameName: 'Cùng họ tên và ngày sinh',
  classes: 'Các lớp',
  guardians: 'Người thân',
  marks: 'Ô điểm',
  keep: (code: string) => `Giữ ${code}, bỏ hồ sơ kia`,
  merged: 'Đã gộp',
  mergedLine: (of: { keptName: string; keptCode: string; mergedCode: string; who: string; at: string }) =>
    `${of.keptName}: giữ ${of.keptCode}, bỏ ${of.mergedCode} – ${of.who}, ${formatDateTime(of.at)}`,
  undo: 'Tách lại',
  undoNamed: (name: string) => `Tách lại ${name}`,
} as const;

export const lookTexts = {
  title: 'Ai đã mở phần hạn chế',
  pupil: 'Học sinh',
  who: 'Người mở',
  role: 'Vai trò',
  at: 'Lúc',
  none: 'Chưa ai mở phần hạn chế của học sinh nào.',
} as const;
