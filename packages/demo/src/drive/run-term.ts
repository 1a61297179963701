import { idOf } from '../load/ids.ts';
import type { Caller } from './doors.ts';
import { fillSheet, type TermOfSchool } from './fill-sheet.ts';
import { requestIdOf } from './request-id.ts';

/** The principal opens the term, the teachers enter their sheets. Gives the number of cells entered. */
export async function enterTerm(of: TermOfSchool): Promise<number> {
  const { seed, school, ids, term } = of;
  const principal = await of.people.principal(school);
  const at = { unitId: idOf(ids.unit, school.key), schoolYear: of.schoolYear, term };
  await principal.gradebook.openTerm({ ...at, requestId: requestIdOf(seed, school.key, 'open', term) });
  const { sheets } = await principal.gradebook.sheets(at);
  let cells = 0;
  for (const sheet of sheets) {
    const one = school.classes.find((known) => idOf(ids.class, known.key) === sheet.classId);
    if (one) cells += await fillSheet(of, one, sheet);
  }
  return cells;
}

/** The principal decides about each incomplete pupil and closes the term. `round` tells a second closing from the first. */
export async function closeTerm(of: TermOfSchool, round = 1): Promise<void> {
  const { seed, school, ids, term } = of;
  const principal = await of.people.principal(school);
  const at = { unitId: idOf(ids.unit, school.key), schoolYear: of.schoolYear, term };
  const { incomplete } = await principal.gradebook.termBoard(at);
  await principal.gradebook.closeTerm({
    ...at,
    requestId: requestIdOf(seed, school.key, 'close', term, round),
    decisions: incomplete.map(({ pupilId, allowed }) =>
      allowed[0] === 'by_rule' || allowed[0] === 'left_empty'
        ? { pupilId, decision: allowed[0] }
        : { pupilId, decision: 'not_assessed', reason: 'Nghỉ học dài ngày vì hoàn cảnh gia đình' },
    ),
  });
}

/** What a returned filing asks for: the term opened again, one conduct level put right by its teacher, the term closed again. */
export async function putConductRight(of: TermOfSchool): Promise<void> {
  const { seed, school, ids, schoolYear, term } = of;
  const principal = await of.people.principal(school);
  const at = { unitId: idOf(ids.unit, school.key), schoolYear, term };
  const request = (act: string) => ({ requestId: requestIdOf(seed, school.key, 'right', act) });
  const reason = 'Nhập nhầm kết quả rèn luyện của một học sinh';
  await principal.gradebook.reopenTerm({ ...at, ...request('term'), reason });
  const { sheets } = await principal.gradebook.sheets(at);
  const sheet = sheets.find((known) => known.kind === 'homeroom');
  const one = school.classes.find((known) => sheet && idOf(ids.class, known.key) === sheet.classId);
  if (!sheet || !one) throw new Error(`no homeroom sheet at ${school.key}`);
  const ref = { unitId: at.unitId, schoolYear, sheetId: sheet.id };
  await principal.gradebook.reopenSheet({ ...ref, ...request('sheet'), reason });
  const teacher = await of.people.keeper(school, one.homeroomKey, 'homeroom_teacher');
  const change = await oneLevelUp(teacher, ref);
  await teacher.gradebook.recordMarks({ ...ref, ...request('cell'), changes: [change] });
  await teacher.gradebook.closeSheet({ ...ref, ...request('sheet closed'), acceptsMissing: true });
  await closeTerm(of, 2);
}

async function oneLevelUp(teacher: Caller, ref: { unitId: number; schoolYear: number; sheetId: number }) {
  const { cells } = await teacher.gradebook.sheet(ref);
  const conducts = cells.filter((cell) => cell.slot === 'conduct');
  const cell = conducts.find((known) => known.value === 'fair') ?? conducts[0];
  if (!cell) throw new Error('no conduct to put right');
  return { pupilId: cell.pupilId, slot: cell.slot, text: cell.value === 'fair' ? 'T' : 'K', seenVersion: cell.version };
}
