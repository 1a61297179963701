import { pick, rngFor } from '../model/random.ts';
import type { Caller } from './doors.ts';
import { requestIdOf } from './request-id.ts';

type Ref = { unitId: number; schoolYear: number; sheetId: number };

const reasons = [
  'Nghỉ học không phép nhiều buổi, đã gặp gia đình',
  'Nhiều lần không làm bài, thiếu chuẩn bị khi đến lớp; đã được nhắc nhở',
  'Vi phạm nội quy về giờ giấc và vệ sinh trực nhật nhiều lần trong học kỳ',
  'Gây gổ với bạn, đã viết cam kết cùng phụ huynh',
] as const;

/** The homeroom teacher says why, wherever the sheet asks for the reason of a pupil's conduct before it is closed. */
export async function giveReasons(caller: Caller, { ref, seed, key }: { ref: Ref; seed: number; key: string }) {
  const { pupils } = await caller.gradebook.conductReasons(ref);
  const asked = pupils.filter(({ isAsked, reason }) => isAsked && reason === null);
  const rng = rngFor(seed, 'reason', key);
  for (const [i, { pupilId }] of asked.entries()) {
    const text = pick(rng, reasons);
    await caller.gradebook.saveConductReason({ ...ref, pupilId, text, requestId: requestIdOf(seed, key, 'reason', i) });
  }
}
