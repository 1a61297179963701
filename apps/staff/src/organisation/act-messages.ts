import type { UnitActKind, UnitActProblem } from '@truong/contracts/unit-acts';
import { formatDate, formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';

const problems: Record<UnitActProblem['code'], (name: string, on: string) => string> = {
  unknown_unit: () => 'Có đơn vị không thuộc Sở, hoặc chưa được chọn.',
  not_there: (name) => `${name} chưa hoạt động hoặc đã kết thúc vào ngày này.`,
  code_taken: (name) => `Mã ${name} đã có đơn vị khác dùng.`,
  later_act: (name, on) => `${name} đã có lần sắp xếp sau ngày này (${on}).`,
  open_filings: (name) => `${name} còn báo cáo đã gửi mà chưa được duyệt.`,
  units_below: (name) => `${name} còn đơn vị trực thuộc.`,
  parent_does_not_fit: (name) => `Loại đơn vị không hợp với cấp trên hoặc cấp dưới của ${name}.`,
  into_itself: (name) => `${name} không thể nhập hay chuyển vào chính nó.`,
  levels_missing: (name) => `${name}: trường phải có cấp học và loại hình.`,
  not_a_school: (name) => `${name}: chỉ trường mới có cấp học và loại hình.`,
  kinds_differ: (name) => `${name} không cùng loại với đơn vị kia.`,
  day_ahead: (name) => `Tên mới của ${name} chỉ ghi được từ ngày có hiệu lực.`,
  nothing_changes: (name) => `${name}: không có gì thay đổi.`,
  place_unknown: (name) => `Chưa biết ${name} về xã nào.`,
};

export function problemText(problem: { code: string; name: string; on: string | null }): string {
  const known = problems[problem.code as UnitActProblem['code']];
  return known ? known(problem.name, problem.on ? formatDate(problem.on) : '') : problem.name;
}

export const actKindNames: Record<UnitActKind, string> = {
  create: 'Thành lập',
  edit: 'Sửa thông tin',
  rename: 'Đổi tên',
  move: 'Chuyển đơn vị quản lý',
  merge: 'Sáp nhập',
  split: 'Chia tách',
  end: 'Kết thúc hoạt động',
  reform: 'Sắp xếp địa giới',
};

const shownFilings = 12;
const openFiling = (of: { unitName: string; schoolYear: number; period: string }) =>
  `${of.unitName}, ${of.period === 'term-1' ? 'học kỳ I' : 'học kỳ II'} ${formatSchoolYear(of.schoolYear)}`;

export const actTexts = {
  title: 'Sắp xếp đơn vị',
  listTitle: 'Các lần sắp xếp đơn vị',
  start: 'Sắp xếp mới',
  caption: 'Các lần sắp xếp, mới nhất ở trên',
  none: 'Chưa có lần sắp xếp nào',
  noneText:
    'Thành lập, đổi tên, chuyển, sáp nhập, chia tách đều được ghi ở đây và hoàn tác được khi chưa có gì mới dựa vào.',
  act: 'Việc',
  day: 'Từ ngày',
  reason: 'Căn cứ',
  difference: 'Thay đổi',
  who: 'Người thực hiện',
  by: (who: string, at: string) => `${who}, ${formatDateTime(at)}`,
  moreChanges: (count: number) => `và ${formatInteger(count)} thay đổi khác`,
  undo: 'Hoàn tác',
  undoName: (kind: string, day: string) => `Hoàn tác ${kind.toLowerCase()} từ ${formatDate(day)}`,
  undone: 'Đã hoàn tác',
  state: 'Trạng thái',
  held: 'Đã có lần sắp xếp sau',
  undoQuestion: 'Hoàn tác lần sắp xếp này?',
  undoConsequence: (count: number) =>
    `${formatInteger(count)} thay đổi được trả lại như trước. Đơn vị mới lập trong lần này bị xóa.`,
  undoneDone: 'Đã hoàn tác.',

  kind: 'Việc sắp xếp',
  on: 'Có hiệu lực từ ngày',
  reasonHint: 'Số quyết định, ví dụ 12/QĐ-UBND',
  unit: 'Đơn vị',
  fromUnits: 'Các đơn vị nhập lại',
  into: 'Nhập vào',
  intoExisting: 'Một đơn vị đang hoạt động',
  intoNew: 'Một đơn vị mới',
  intoUnit: 'Đơn vị nhận',
  newName: 'Tên mới',
  parent: 'Thuộc đơn vị',
  newParent: 'Chuyển về',
  isEnding: 'Đơn vị cũ kết thúc hoạt động',
  part: (ordinal: number) => `Đơn vị mới thứ ${ordinal}`,
  addPart: 'Thêm đơn vị mới',
  removePart: 'Bỏ đơn vị này',
  newUnit: 'Đơn vị mới',
  unitKind: 'Loại',
  code: 'Mã',
  name: 'Tên',
  place: 'Mã địa bàn',
  schoolType: 'Loại hình',
  levels: 'Cấp học',
  choose: 'Gõ tên hoặc mã để tìm',
  noUnit: 'Không đơn vị nào khớp',
  rehearse: 'Xem trước',
  incomplete: 'Xin điền đủ và đúng các ô: ',
  fields: {
    on: 'ngày có hiệu lực',
    unitId: 'đơn vị',
    parentId: 'thuộc đơn vị',
    name: 'tên (từ 3 chữ)',
    code: 'mã (từ 2 chữ)',
    fromIds: 'các đơn vị nhập lại',
    levels: 'cấp học',
    schoolType: 'loại hình',
  } as Readonly<Record<string, string>>,

  from: (day: string) => `từ ${formatDate(day)}`,
  noReason: 'không ghi',
  standing: 'Đã có hiệu lực; Sở này đã kết thúc',
  ofAnother: 'Của Sở trước đó, chỉ xem',
  rehearsing: 'Đang tính những gì sẽ thay đổi…',
  performing: (changes: number) => `Đang ghi ${formatInteger(changes)} thay đổi trong một lần…`,
  undoing: 'Đang trả lại như trước…',
  seconds: (seconds: number) => `${formatInteger(seconds)} giây`,
  done: 'Những gì đã thay đổi',
  effectFilter: 'Lọc thay đổi',
  allChanges: (count: number) => `Mọi thay đổi (${formatInteger(count)})`,
  changesOf: (effect: string, count: number) => `${effect} (${formatInteger(count)})`,
  showMore: (count: number) => `Hiện thêm ${formatInteger(count)}`,

  rehearsal: 'Xem trước',
  refused: 'Chưa thực hiện được:',
  changes: 'Những gì sẽ thay đổi',
  noChanges: 'Không có gì thay đổi',
  effects: {
    created: 'Lập mới',
    ended: 'Kết thúc',
    moved: 'Chuyển',
    renamed: 'Đổi tên',
    changed: 'Sửa',
    placed: 'Đổi địa bàn',
  } as Readonly<Record<string, string>>,
  fieldNames: {
    kind: 'loại',
    code: 'mã',
    name: 'tên',
    place: 'địa bàn',
    schoolType: 'loại hình',
    levels: 'cấp học',
  } as Readonly<Record<string, string>>,
  effect: 'Việc',
  before: 'Trước',
  after: 'Sau',
  touched: 'Liên quan đến',
  touchedLine: (of: { schools: number; classes: number; pupils: number; roles: number }) =>
    `${formatInteger(of.schools)} trường, ${formatInteger(of.classes)} lớp, ${formatInteger(of.pupils)} học sinh, ${formatInteger(of.roles)} vai trò đang giữ`,
  openFilings: 'Báo cáo chưa duyệt',
  openFilingList: (filings: readonly { unitName: string; schoolYear: number; period: string }[]) =>
    [
      ...filings.slice(0, shownFilings).map(openFiling),
      ...(filings.length > shownFilings ? [`và ${formatInteger(filings.length - shownFilings)} báo cáo khác`] : []),
    ].join('; '),
  openTerms: 'Học kỳ đang mở',
  openTerm: (of: { schoolYear: number; term: number; schools: number }) =>
    `học kỳ ${of.term === 1 ? 'I' : 'II'} ${formatSchoolYear(of.schoolYear)} ở ${formatInteger(of.schools)} trường, vẫn mở sau khi sắp xếp`,
  staying: (pupils: number) =>
    `${formatInteger(pupils)} học sinh và hồ sơ của các em ở lại với đơn vị cũ, chỉ còn xem. Các em sang đơn vị mới khi chuyển trường hoặc lên lớp.`,
  endedRoles: 'Ai giữ vai trò ở đơn vị kết thúc vẫn xem được những năm học cũ, không ghi được nữa.',
  perform: (kind: string) => `Thực hiện: ${kind.toLowerCase()}`,
  performHint:
    'Hoàn tác được cho đến khi có lớp, học sinh, báo cáo, vai trò mới hoặc lần sắp xếp sau ở các đơn vị này.',
} as const;
