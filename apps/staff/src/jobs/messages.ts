import type { Job, JobEnd, JobInput, JobKind, JobResult, Nightly, NightlyKind } from '@truong/contracts/jobs';
import type { ImportKind } from '@truong/rules/people/import-kinds';
import { formPeriodName } from '@truong/rules/statistics/period-names';
import { formatDateTime } from '@truong/vietnamese/dates';
import { formatInteger } from '@truong/vietnamese/numbers';
import { bookKinds, paperKinds } from '../certificates/messages.ts';
import { termNames } from '../messages.ts';
import { importTexts, kindTexts } from '../people/imports/messages.ts';

const exportName = (kind: ImportKind) => `Danh sách ra Excel: ${kindTexts[kind]}`;

type Words = {
  [K in JobKind]: {
    name: string;
    /** The same with what it was asked with. */
    nameOf?: (input: JobInput<K>) => string;
    unit: string;
    result: (result: JobResult<K>) => string;
  };
};

const kinds: Words = {
  school_check: {
    name: 'Đối soát dữ liệu của trường',
    unit: 'phần',
    result: ({ chains, outcomes, filings }) =>
      chains + outcomes + filings === 0
        ? 'Không có sai lệch: sổ điểm, kết quả và báo cáo đều khớp.'
        : `Có sai lệch: ${chains} ở lịch sử sổ điểm, ${outcomes} ở kết quả, ${filings} ở báo cáo. Xin báo quản trị của Sở.`,
  },
  import_commit: { name: 'Ghi danh sách từ tệp', unit: 'dòng', result: importTexts.counts },
  sheet_export: {
    name: 'Sổ điểm ra Excel',
    nameOf: ({ of, term }) => `Sổ điểm ra Excel: ${of === 'mine' ? 'của tôi' : 'cả trường'}, ${termNames[term]}`,
    unit: 'sổ',
    result: ({ sheets, keptUntil }) =>
      `${formatInteger(sheets)} sổ. Tệp được giữ đến ${formatDateTime(keptUntil)}, chỉ người yêu cầu tải được.`,
  },
  list_export: {
    name: 'Danh sách ra Excel',
    nameOf: ({ kind }) => exportName(kind),
    unit: 'bước',
    result: ({ rows, keptUntil }) =>
      `${formatInteger(rows)} dòng. Tệp được giữ đến ${formatDateTime(keptUntil)}, chỉ người yêu cầu tải được.`,
  },
  paper_print: {
    name: 'In giấy tờ',
    nameOf: ({ kind }) => `In giấy tờ: ${paperKinds[kind]}`,
    unit: 'lớp',
    result: ({ papers, issued, keptUntil }) =>
      `${formatInteger(papers)} giấy, ${formatInteger(issued)} giấy cấp mới. Tệp được giữ đến ${formatDateTime(keptUntil)}.`,
  },
  book_print: {
    name: 'In sổ của lớp',
    nameOf: ({ book, format }) => `${bookKinds[book]}: ${format === 'pdf' ? 'PDF' : 'Excel'}`,
    unit: 'lớp',
    result: ({ books, pages, format, keptUntil }) =>
      `${formatInteger(books)} sổ, bảng; ${formatInteger(pages)} ${format === 'pdf' ? 'trang' : 'trang tính'}. Tệp được giữ đến ${formatDateTime(keptUntil)}.`,
  },
  paper_reprint: {
    name: 'In lại giấy tờ',
    unit: 'bước',
    result: ({ papers, keptUntil }) => `${formatInteger(papers)} giấy. Tệp được giữ đến ${formatDateTime(keptUntil)}.`,
  },
  sector_export: {
    name: 'Xuất cho cơ sở dữ liệu ngành',
    nameOf: ({ period }) => `Xuất cho cơ sở dữ liệu ngành: ${formPeriodName(period)}`,
    unit: 'biểu',
    result: ({ schools, missing, keptUntil }) =>
      `${formatInteger(schools)} bản gửi${missing > 0 ? `, ${formatInteger(missing)} trường chưa có` : ''}. Tệp được giữ đến ${formatDateTime(keptUntil)}.`,
  },
  record_export: {
    name: 'Xuất hồ sơ nhiều trường',
    unit: 'bước',
    result: ({ rows, keptUntil }) =>
      `${formatInteger(rows)} dòng. Tệp được giữ đến ${formatDateTime(keptUntil)}, chỉ người yêu cầu tải được.`,
  },
};

export function jobName(kind: JobKind): string {
  return kinds[kind].name;
}

type WordsOf = { name: string; nameOf?: (input: unknown) => string; result: (result: unknown) => string };

/** Which job it is, with what it was asked with where that is known. */
export function jobTitle({ job, input }: JobEnd): string {
  const { name, nameOf } = kinds[job] as WordsOf;
  return nameOf && input ? nameOf(input) : name;
}

/** What a finished job found, in words. */
export function resultText({ job, result }: JobEnd): string {
  return result ? (kinds[job] as WordsOf).result(result) : '';
}

/** A job of the list as its notice would tell of it. */
export function endOf({ kind, input, result }: Job): JobEnd {
  return { job: kind, input, result: result ?? undefined } as JobEnd;
}

/** «2/3 phần»; nothing before it is known how much there is to do. */
export function progressText({ kind, done, total }: Pick<Job, 'kind' | 'done' | 'total'>): string {
  return total === null ? '' : `${formatInteger(done)}/${formatInteger(total)} ${kinds[kind].unit}`;
}

type NightlyOf<K extends NightlyKind> = NonNullable<NonNullable<Extract<Nightly, { kind: K }>['last']>['facts']>;

const nightly: { [K in NightlyKind]: { name: string; hour: string; result: (facts: NightlyOf<K>) => string } } = {
  roles: {
    name: 'Tài khoản theo vai trò',
    hour: '0 giờ 05',
    result: ({ ended, begun }) =>
      `Ngừng ${formatInteger(ended)} tài khoản hết vai trò, mở lại ${formatInteger(begun)} tài khoản có vai trò mới.`,
  },
  anchor: {
    name: 'Neo các chuỗi lịch sử',
    hour: '0 giờ 15',
    result: ({ heads, root }) => `${formatInteger(heads)} chuỗi, mã gốc ${root.slice(0, 12)}…`,
  },
  records: {
    name: 'Cập nhật số liệu gốc',
    hour: '0 giờ 30',
    result: ({ units, sets, changed, differences, ms }) =>
      `${formatInteger(units)} trường, ${formatInteger(sets)} bộ dữ liệu, ${formatInteger(changed)} bộ được tính lại, ${
        differences === 0 ? 'không có sai lệch' : `${formatInteger(differences)} sai lệch`
      } (${formatInteger(Math.round(ms / 1000))} giây).`,
  },
  recount: {
    name: 'Đối soát toàn tỉnh',
    hour: '1 giờ',
    result: ({ units, differences }) =>
      differences === 0
        ? `${formatInteger(units)} trường, không có sai lệch.`
        : `${formatInteger(units)} trường, ${formatInteger(differences)} sai lệch.`,
  },
  sweep: {
    name: 'Xóa tệp hết hạn giữ',
    hour: '3 giờ',
    result: ({ files }) => `${formatInteger(files)} tệp đã xóa.`,
  },
};

export function nightlyName(kind: NightlyKind): string {
  return nightly[kind].name;
}

export function nightlyHour(kind: NightlyKind): string {
  return nightly[kind].hour;
}

/** What the last run did, in words. */
export function nightlyResult({ kind, last }: Nightly): string {
  return last?.facts ? (nightly[kind].result as (facts: unknown) => string)(last.facts) : '';
}

export const nightlyTexts = {
  title: 'Việc hằng đêm',
  job: 'Việc',
  hour: 'Giờ chạy',
  state: 'Lần gần nhất',
  result: 'Kết quả',
  at: 'Bắt đầu lúc',
  never: 'Chưa chạy lần nào',
  states: { asked: 'Đang chờ', running: 'Đang chạy', done: 'Đã xong', failed: 'Không xong' },
  askedBy: (name: string) => `theo yêu cầu của ${name}`,
  start: 'Chạy ngay',
  startOf: (name: string) => `Chạy ngay: ${name}`,
} as const;

export const jobTexts = {
  title: 'Việc chạy nền',
  running: 'Việc đang chạy',
  runningCount: (jobs: number) => `Việc đang chạy: ${jobs}`,
  all: 'Xem tất cả các việc',
  leave: 'Có thể rời trang; khi xong sẽ có thông báo.',
  states: { waiting: 'Đang chờ', running: 'Đang chạy', done: 'Đã xong', failed: 'Không xong' },
  job: 'Việc',
  state: 'Tình trạng',
  result: 'Kết quả',
  askedAt: 'Yêu cầu lúc',
  finishedAt: (at: string) => `kết thúc ${formatDateTime(at)}`,
  empty: 'Chưa có việc nào trong 30 ngày qua',
  emptyText: 'Những việc lâu hơn vài giây chạy ở đây, thầy cô không phải ngồi đợi.',
  startCheck: 'Đối soát dữ liệu của trường',
  actions: 'Việc làm tiếp',
  open: 'Mở lần nhập',
  download: 'Tải tệp',
  fileGone: 'Tệp đã hết hạn',
  again: 'Chạy lại',
  at: formatDateTime,
} as const;
