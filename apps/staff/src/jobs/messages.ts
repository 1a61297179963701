import type { Job, JobKind, JobResult } from '@truong/contracts/jobs';
import { formatDateTime } from '@truong/vietnamese/dates';

type Words = { [K in JobKind]: { name: string; unit: string; result: (result: JobResult<K>) => string } };

const kinds: Words = {
  school_check: {
    name: 'Đối soát dữ liệu của trường',
    unit: 'phần',
    result: ({ chains, outcomes, filings }) =>
      chains + outcomes + filings === 0
        ? 'Không có sai lệch: sổ điểm, kết quả và báo cáo đều khớp.'
        : `Có sai lệch: ${chains} ở lịch sử sổ điểm, ${outcomes} ở kết quả, ${filings} ở báo cáo. Xin báo quản trị của Sở.`,
  },
};

export function jobName(kind: JobKind): string {
  return kinds[kind].name;
}

/** What a finished job found, in words. */
export function resultText({ kind, result }: Job): string {
  return result === null ? '' : kinds[kind].result(result);
}

/** «2/3 phần»; nothing before it is known how much there is to do. */
export function progressText({ kind, done, total }: Job): string {
  return total === null ? '' : `${done}/${total} ${kinds[kind].unit}`;
}

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
  finishedAt: 'Kết thúc lúc',
  empty: 'Chưa có việc nào trong 30 ngày qua',
  emptyText: 'Những việc lâu hơn vài giây chạy ở đây, thầy cô không phải ngồi đợi.',
  startCheck: 'Đối soát dữ liệu của trường',
  at: formatDateTime,
} as const;
