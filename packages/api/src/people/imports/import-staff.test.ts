import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../../testing/factories.ts';
import {
  commit,
  giveRealNames,
  previewOf,
  pupilFile,
  pupilHead,
  undo,
  workbookOf,
  written,
} from '../../testing/imports.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';

const head = [
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'Chức vụ',
  'Trình độ chuyên môn',
  'Chuyên ngành',
  'Hình thức hợp đồng',
];
const line = ['Nguyễn Thị Lan', '12/03/1985', 'Nữ', 'Kinh', 'Giáo viên', 'Đại học', 'Sư phạm Toán', 'Viên chức'];

describe('a list of staff handed over', () => {
  let w: SchoolWorld;
  let school: { caller: SchoolWorld['callers']['principal']; unitId: number; world: SchoolWorld['world'] };
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await giveRealNames(w);
    school = { caller: w.callers.principal, unitId: w.school, world: w.world };
  }, 60_000);
  afterAll(() => w.world.close());
  const of = () => ({ unitId: w.school, schoolYear });
  const staffFile = (rows: string[][]) =>
    workbookOf([{ name: 'Nhân sự', rows: [['DANH SÁCH CÁN BỘ, GIÁO VIÊN'], [], head, ...rows] }]);
  const memberNamed = async (search: string) => {
    const { staff } = await school.caller.people.staff({ ...of(), search, page: 0 });
    return school.caller.people.member({ ...of(), staffId: staff[0]?.id ?? 0 });
  };
  const exported = async (kind: 'staff' | 'pupils') => {
    const ref = await school.caller.people.startListExport({ ...of(), kind, requestId: crypto.randomUUID() });
    await written(school, ref);
    return Buffer.from((await school.caller.jobs.file(ref)).base64, 'base64');
  };

  it('keeps training and employment, shows them to the keepers with their history, and gives them up with the import', async () => {
    const preview = await previewOf(school, staffFile([line]));
    expect(preview.kind).toBe('staff');
    await commit(school, preview);
    const kept = { qualification: 'Đại học', specialism: 'Sư phạm Toán', contract: 'Viên chức' };
    const member = await memberNamed('Lan');
    expect(member.detail).toMatchObject(kept);
    const seenByTeacher = await w.callers.teacher.people.member({ ...of(), staffId: member.id });
    expect(seenByTeacher.detail).toBe(null);

    await commit(school, await previewOf(school, staffFile([line.with(7, 'Hợp đồng')])));
    const changed = await memberNamed('Lan');
    expect(changed.detail).toMatchObject({ ...kept, contract: 'Hợp đồng' });
    expect(changed.history[0]).toMatchObject({ field: 'contract', fromValue: 'Viên chức', toValue: 'Hợp đồng' });
    const teachersView = await w.callers.teacher.people.member({ ...of(), staffId: member.id });
    expect(teachersView.history.filter(({ toValue }) => toValue === 'Hợp đồng')).toEqual([]);

    const again = await previewOf(school, staffFile([line]));
    await commit(school, again);
    await undo(school, again.importId);
    expect((await memberNamed('Lan')).detail).toMatchObject({ contract: 'Hợp đồng' });
  });

  it('goes out with what it kept and comes back unchanged', async () => {
    const preview = await previewOf(school, await exported('staff'));
    expect(preview.rows.map(({ state }) => state)).toEqual(preview.rows.map(() => 'same'));
    expect(preview.rows.length).toBeGreaterThan(1);
  });

  it('a pupil’s religion is kept in the restricted part, where looking is written down, and comes back unchanged', async () => {
    const rows = [[1, 'M1', 'Lù Thị Mới', '05/06/2009', 'Nữ', 'Hmông', '10A1', 'Tin lành']];
    await commit(school, await previewOf(school, pupilFile(rows, [...pupilHead, 'Tôn giáo'])));
    const { pupils } = await school.caller.people.pupils({ ...of(), search: 'Mới', page: 0 });
    const pupilId = pupils[0]?.id ?? 0;
    const part = await school.caller.people.restricted({ ...of(), pupilId });
    expect(part.religion).toBe('Tin lành');
    const looks = await school.caller.people.looks({ ...of(), page: 0 });
    expect(JSON.stringify(looks)).toContain('Lù Thị Mới');
    const back = await previewOf(school, await exported('pupils'));
    expect(back.rows.map(({ state }) => state)).toEqual(back.rows.map(() => 'same'));
  });
});
