import { openPool } from '@truong/db/pool';

export type DemoAccount = { username: string; password: string; role: string; place: string; note: string };

/** For demo databases only: they never leave the machine they run on. */
export const demoPassword = 'hoa-tam-giac-mach';

/** Whom a visitor may be: one for each role. `role` and `note` are shown as they stand. */
const doors: readonly { username: string; role: string; note: string }[] = [
  { username: 'so.chuyenvien', role: 'Chuyên viên Sở', note: 'Tổng hợp toàn tỉnh, duyệt báo cáo các trường THPT' },
  { username: 'phong.vixuyen', role: 'Chuyên viên Phòng', note: 'Duyệt báo cáo các trường của huyện' },
  { username: 'hieutruong.ngocha', role: 'Hiệu trưởng', note: 'Mở và khóa học kỳ, nộp báo cáo cho Sở' },
  { username: 'hieutruong.thcsvixuyen', role: 'Hiệu trưởng', note: 'Nộp báo cáo cho Phòng' },
  { username: 'hieutruong.thvixuyen', role: 'Hiệu trưởng', note: 'Trường tiểu học: khóa học kỳ, quyết định lên lớp' },
  { username: 'gv.nguvan.ngocha', role: 'Giáo viên bộ môn', note: 'Ngữ văn, lớp 10A1' },
  { username: 'gvcn.10a1.ngocha', role: 'Giáo viên chủ nhiệm', note: 'Lớp 10A1: kết quả rèn luyện, chuyên cần' },
  {
    username: 'gvcn.4a.thvixuyen',
    role: 'Giáo viên chủ nhiệm',
    note: 'Lớp 4A tiểu học: đánh giá theo lớp, theo học sinh, nhận xét',
  },
  { username: 'gv.haitruong', role: 'Giáo viên bộ môn', note: 'Dạy Nghệ thuật ở hai trường' },
  { username: 'quantri', role: 'Quản trị', note: 'Tài khoản và phân quyền' },
];

/** The accounts to print at a start; none in a database that is not a demo. */
export async function demoAccounts(urls: { owner: string }): Promise<DemoAccount[]> {
  const pool = openPool(urls.owner, { max: 1 });
  try {
    const { rows } = await pool.query<{ username: string; places: string }>(
      `select a.username, string_agg(distinct u.name, ' và ') as places
       from demo_mark, account a join role_assignment r on r.account_id = a.id join unit u on u.id = r.unit_id
       where a.username = any($1) and a.disabled_at is null group by a.username`,
      [doors.map((door) => door.username)],
    );
    const placeOf = new Map(rows.map((row) => [row.username, row.places]));
    return doors.flatMap(({ username, role, note }) => {
      const place = placeOf.get(username);
      return place === undefined ? [] : [{ username, password: demoPassword, role, place, note }];
    });
  } finally {
    await pool.end();
  }
}
