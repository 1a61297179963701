import { type Caller, callerFor } from '@truong/api/testing/callers';
import {
  newClass,
  newHomeroom,
  newPerson,
  newStaff,
  newTeaching,
  newUnit,
  schoolYear,
} from '@truong/api/testing/factories';
import { confirmMarks, showMarks } from '@truong/api/testing/mark-imports';
import { runOne } from '@truong/api/testing/run-jobs';
import type { DatabaseUrls } from '@truong/db/database-urls';
import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { fillWorkbook, writeBareWorkbook } from '@truong/documents/testing/edit-workbook';
import { parseWorkbook } from '@truong/documents/workbook/parse-workbook';
import { workbookLimits } from '@truong/documents/workbook/workbook';
import type pg from 'pg';
import { type Figure, timed } from './figure.ts';
import { LimitWriter } from './limit.ts';

const rounds = 3;
const classes = 10;
const pupils = 45;
const subjects = ['literature', 'mathematics', 'arts'] as const;
const target = 5000;

type Bench = { pool: pg.Pool; caller: Caller; unitId: number; limits: { kind: string; writer: LimitWriter }[] };

/**
 * Thirty sheets of 45 out as one workbook by a job, and back: read, shown, confirmed and written in one transaction; what the
 * teacher does in between is not counted. The limit is the two libraries and the database alone: a workbook of the same cells
 * without any format written and parsed, and the same rows in one prepared statement a sheet.
 */
export async function workbookBench(urls: DatabaseUrls): Promise<Figure> {
  const pool = openPool(urls.app, { max: 4 });
  const ownerPool = openPool(urls.owner, { max: 2 });
  try {
    const bench = await makeBench(pool, ownerPool);
    const own: number[] = [];
    const bare: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      own.push(await outAndBack(bench, round));
      bare.push(await bareWork(bench));
    }
    return timed('workbook-30-sheets', own, target, bare);
  } finally {
    await Promise.all([pool.end(), ownerPool.end()]);
  }
}

async function makeBench(pool: pg.Pool, ownerPool: pg.Pool): Promise<Bench> {
  const db = connect(ownerPool);
  const unitId = await newUnit(db, { kind: 'school', levels: ['upper_secondary'] });
  const person = await newPerson(db, { role: 'subject_teacher', unitId });
  const principal = await callerFor(pool, await newPerson(db, { role: 'principal', unitId }));
  const staffId = await newStaff(db, { unitId, person });
  const homeroom = await newStaff(db, { unitId, person: await newPerson(db, { role: 'homeroom_teacher', unitId }) });
  const pupilIds = new Map<number, number[]>();
  for (let n = 1; n <= classes; n++) {
    const made = await newClass(db, { unitId, name: `10A${n}`, grade: 10, pupils });
    pupilIds.set(made.classId, made.pupilIds);
    for (const subjectCode of subjects) await newTeaching(db, { unitId, staffId, classId: made.classId, subjectCode });
    await newHomeroom(db, { unitId, staffId: homeroom, classId: made.classId });
  }
  await principal.gradebook.openTerm({ unitId, schoolYear, term: 2, requestId: crypto.randomUUID() });
  const caller = await callerFor(pool, person);
  const { sheets } = await caller.gradebook.sheets({ unitId, schoolYear, term: 2 });
  const limits = sheets
    .filter(({ isMine }) => isMine)
    .map(({ id, classId, kind }) => {
      const sheet = { unitId, schoolYear, sheetId: id };
      return { kind, writer: new LimitWriter(ownerPool, { sheet, pupilIds: pupilIds.get(classId) ?? [] }) };
    });
  return { pool, caller, unitId, limits };
}

async function outAndBack({ pool, caller, unitId, limits }: Bench, round: number): Promise<number> {
  const began = performance.now();
  const asked = { unitId, schoolYear, term: 2, of: 'mine', requestId: crypto.randomUUID() } as const;
  const ref = await caller.gradebook.startSheetExport(asked);
  await runOne({ pool }, ref.id);
  const { base64 } = await caller.jobs.file(ref);
  const out = performance.now() - began;
  // Marks that belong together, another set each round: no question is asked and every cell changes.
  const edited = await fillWorkbook(Buffer.from(base64, 'base64'), round);
  const handed = performance.now();
  const shown = await showMarks(caller, { unitId, sheetId: null }, { bytes: edited });
  const { cells, sheets } = await confirmMarks(caller, { unitId }, shown, { isSure: true });
  const back = performance.now() - handed;
  if (sheets !== limits.length) throw new Error(`the bench wrote ${cells} cells of ${sheets} sheets`);
  return out + back;
}

const slots = ['r1', 'r2', 'mid', 'end'];

async function bareWork({ limits }: Bench): Promise<number> {
  const began = performance.now();
  const bytes = await writeBareWorkbook(limits.length, { rows: pupils, columns: slots.length + 5 });
  const reading = await parseWorkbook(Buffer.from(bytes), workbookLimits);
  if (!reading.ok) throw new Error(reading.refusal);
  // A table of marks takes no numbers where results of comments stand: those sheets are written as others once more.
  const score = limits.filter(({ kind }) => kind === 'score');
  for (const at of limits.keys()) await score[at % score.length]?.writer.write({ pupils, slots });
  return performance.now() - began;
}
