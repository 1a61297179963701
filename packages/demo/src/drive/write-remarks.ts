import type { SheetList } from '@truong/contracts/gradebook';
import { idOf } from '../load/ids.ts';
import type { Line } from '../marks/sheet-progress.ts';
import type { ClassModel } from '../model/province-model.ts';
import { pick, rngFor } from '../model/random.ts';
import type { Caller } from './doors.ts';
import type { TermOfSchool } from './fill-sheet.ts';
import { requestIdOf } from './request-id.ts';

/** The class whose door is open to visitors has remarks; in every class they would be half of the loading. */
const remarkedClass = { school: 'thvixuyen', className: '4A' } as const;
const remarked: readonly (string | null)[] = ['vietnamese', 'mathematics', null];

const sentences: Readonly<Record<string, readonly string[]>> = {
  T: [
    'Em hoàn thành tốt các nội dung học tập, tích cực phát biểu xây dựng bài.',
    'Em nắm chắc kiến thức, biết giúp đỡ bạn trong học tập.',
  ],
  H: [
    'Em hoàn thành các nội dung học tập, cần tự tin hơn khi phát biểu.',
    'Em có tiến bộ, cần chú ý trình bày bài cẩn thận hơn.',
  ],
  C: ['Em cần được thầy cô và gia đình giúp đỡ thêm, luyện tập thường xuyên ở nhà.'],
};
const ofTraits = [
  'Em lễ phép, đoàn kết với bạn, có trách nhiệm với việc của lớp.',
  'Em chăm chỉ, trung thực; cần mạnh dạn chia sẻ ý kiến của mình.',
  'Em biết tự học, tự phục vụ và hợp tác tốt với bạn.',
];

/** The homeroom teacher's remarks on a sheet: at mid-term, and at the end of the term where that is assessed. */
export async function writeRemarks(
  of: TermOfSchool,
  one: ClassModel,
  { sheet, lines, keeper }: { sheet: SheetList['sheets'][number]; lines: readonly Line[]; keeper: Caller },
): Promise<void> {
  const { seed, school, ids, schoolYear, term } = of;
  if (school.key !== remarkedClass.school || one.name !== remarkedClass.className) return;
  if (!remarked.includes(sheet.subjectCode)) return;
  const ref = { unitId: idOf(ids.unit, school.key), schoolYear, sheetId: sheet.id };
  for (const { pupilKey, texts } of lines) {
    for (const occasion of ['mid', 'end'] as const) {
      const key = `${pupilKey}/${sheet.subjectCode}/${term}/${occasion}`;
      const level = texts.get(`${occasion}-level`) ?? (texts.has(`${occasion}-kindness`) ? '' : undefined);
      if (level === undefined) continue;
      const text = pick(rngFor(seed, 'remark', key), sentences[level] ?? ofTraits);
      const pupilId = idOf(ids.pupil, pupilKey);
      const requestId = requestIdOf(seed, 'remark', key);
      await keeper.gradebook.recordRemark({ ...ref, requestId, pupilId, occasion, text, seenVersion: 0 });
    }
  }
}
