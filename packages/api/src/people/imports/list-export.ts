import type { StartListExport } from '@truong/contracts/imports';
import type { JobRef } from '@truong/contracts/jobs';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { writeList } from '@truong/documents/workbook/write-list';
import type { GuardianEntry, ImportKind, ImportRow } from '@truong/rules/people/import-kinds';
import { listLayout, listLayoutVersion, listRows, sessionsText, sexNames } from '@truong/rules/people/list-layout';
import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import { formatDate, formatSchoolYear } from '@truong/vietnamese/dates';
import { splitName } from '@truong/vietnamese/names';
import { askForJob, enqueueJob, type JobRun, keepJobFile } from '../../jobs/index.ts';
import type { InAct } from '../../trpc.ts';
import { postWords } from './import-staff.ts';
import { insertLooks } from './preview-import.ts';
import { type DisabilityKind, disabilityText } from './pupil-words.ts';
import {
  listDuties,
  listSchoolPupils,
  listSchoolStaff,
  loadSurroundings,
  type SchoolPupil,
  type SchoolStaff,
  type Surroundings,
} from './school.queries.ts';

const titles: Readonly<Record<ImportKind, { title: string; file: string }>> = {
  classes: { title: 'Danh sách lớp', file: 'lop' },
  pupils: { title: 'Danh sách học sinh', file: 'hoc-sinh' },
  guardians: { title: 'Danh sách cha mẹ, người giám hộ', file: 'phu-huynh' },
  staff: { title: 'Danh sách cán bộ, giáo viên, nhân viên', file: 'nhan-su' },
  assignments: { title: 'Phân công giảng dạy và chủ nhiệm', file: 'phan-cong' },
};

export function startListExport(inAct: InAct, input: StartListExport): Promise<JobRef> {
  const { unitId, schoolYear, kind } = input;
  return askForJob(inAct, input, (trx, act) => listExport.ask(trx, act, { unitId, input: { schoolYear, kind } }));
}

/** Read, made, kept. */
const steps = 3;

/** A list of the school as a formatted workbook that comes back unchanged; made after the transaction has ended. */
export const listExport: JobRun<'list_export'> = {
  permission: 'import.run',
  ask: (trx, act, of) => enqueueJob(trx, act, { kind: 'list_export', ...of }),
  async run(job, { schoolYear, kind }) {
    job.progress(0, steps);
    const list = await job.inAct((trx, act) => readList(trx, act, { unitId: job.unitId, schoolYear, kind }));
    job.progress(1, steps);
    const bytes = await writeWorkbook(list);
    job.progress(2, steps);
    const fileName = `${titles[kind].file}-${schoolYear}.xlsx`;
    const keptUntil = await job.inAct((trx, act) =>
      keepJobFile(trx, act, { unitId: job.unitId, jobId: job.id, fileName, bytes }),
    );
    return { fileName, rows: list.records.length, keptUntil };
  },
};

type ReadList = Awaited<ReturnType<typeof readList>>;

async function readList(trx: Trx, act: Act, of: Omit<Of, 'lists'>) {
  const { name } = await trx.selectFrom('unit').select('name').where('id', '=', of.unitId).executeTakeFirstOrThrow();
  const lists = await loadSurroundings(trx, { ...of, today: act.today });
  const records = await recordsOf(trx, act, { ...of, lists });
  return { ...of, unitName: name, today: act.today, surroundings: lists, records };
}

function writeWorkbook({ kind, schoolYear, unitName, today, surroundings, records }: ReadList): Promise<Uint8Array> {
  const choices = {
    sex: Object.values(sexNames),
    ethnicity: surroundings.ethnicGroups.map(({ name }) => name),
    class: surroundings.classes.map(({ name }) => name),
    subject: surroundings.subjects.map(({ name }) => name),
    sessions: [true, false].map(sessionsText),
    leaving: leavingValues.map(({ name }) => name),
  };
  return writeList({
    title: titles[kind].title.toUpperCase(),
    note: `${unitName} · Năm học ${formatSchoolYear(schoolYear)} · Ngày ${formatDate(today)}`,
    sheetName: titles[kind].title.slice(0, 31),
    mark: { kind, version: listLayoutVersion },
    columns: listLayout[kind].map(({ header, width, isKey, choices: list }) => ({
      header,
      width,
      isKey: isKey === true,
      ...(list ? { choices: choices[list] } : {}),
    })),
    rows: records.flatMap((record) => listRows(kind, record, surroundings)),
  });
}

type Of = { unitId: number; schoolYear: number; kind: ImportKind; lists: Surroundings };

async function recordsOf(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, kind, lists }: Of,
): Promise<ImportRow[ImportKind][]> {
  switch (kind) {
    case 'pupils':
    case 'guardians': {
      // Who left within the year stands at the end of the list of pupils, with day and reason.
      const pupils = (await listSchoolPupils(trx, { unitId, schoolYear })).filter(
        ({ classId, lastDay }) => classId !== null || (kind === 'pupils' && lastDay !== null),
      );
      await insertLooks(trx, act, { unitId, pupilIds: pupils.map(({ id }) => id) });
      if (kind === 'pupils') return pupils.map((pupil, i) => pupilRecord(pupil, i + 1, lists));
      return pupils.flatMap((pupil) =>
        guardiansOf(pupil).map((guardians) => ({ pupil: { ...pupilRecord(pupil, 0, lists) }, guardians })),
      );
    }
    case 'staff':
      return (await serving(trx, act, unitId)).map(staffRecord);
    case 'classes': {
      const [staff, { homerooms }] = await Promise.all([
        listSchoolStaff(trx, { unitId }),
        listDuties(trx, { unitId, schoolYear, today: act.today }),
      ]);
      return lists.classes.map((one) => {
        const homeroom = homerooms.find(({ classId }) => classId === one.id);
        const teacher = staff.find(({ id }) => id === homeroom?.staffId);
        return {
          class: one.name,
          grades: one.grades,
          site: lists.sites.find(({ id }) => id === one.siteId)?.name ?? null,
          twoSessions: one.twoSessions,
          homeroomName: teacher ? splitName(teacher.fullName) : null,
        };
      });
    }
    case 'assignments':
      return assignmentRecords(trx, act, { unitId, schoolYear, lists });
  }
}

async function serving(trx: Trx, act: Act, unitId: number): Promise<SchoolStaff[]> {
  const staff = await listSchoolStaff(trx, { unitId });
  return staff.filter(({ validTo }) => validTo === null || validTo >= act.today);
}

async function assignmentRecords(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, lists }: Omit<Of, 'kind'>,
): Promise<ImportRow['assignments'][]> {
  const staff = await serving(trx, act, unitId);
  const { teaching, homerooms } = await listDuties(trx, { unitId, schoolYear, today: act.today });
  const namesOf = (ids: ReadonlySet<number>) => lists.classes.filter(({ id }) => ids.has(id)).map(({ name }) => name);
  return staff.flatMap((person) => {
    const own = teaching.filter(({ staffId }) => staffId === person.id);
    const subjects = lists.subjects.filter(({ code }) => own.some(({ subjectCode }) => subjectCode === code));
    const taught = subjects.map(({ code }) => ({
      subject: code,
      classes: namesOf(new Set(own.flatMap((one) => (one.subjectCode === code ? [one.classId] : [])))),
    }));
    const held = namesOf(
      new Set(homerooms.flatMap(({ staffId, classId }) => (staffId === person.id ? [classId] : []))),
    );
    const { code, name, birth } = staffRecord(person);
    const teacher = { code, name, birth };
    // A row names one homeroom: who holds several has a row for each further one.
    const [first = null, ...more] = held;
    if (taught.length === 0 && first === null) return [];
    return [
      { teacher, teaching: taught, homeroomOf: first, periods: null },
      ...more.map((homeroomOf) => ({ teacher, teaching: [], homeroomOf, periods: null })),
    ];
  });
}

function staffRecord(person: SchoolStaff): ImportRow['staff'] {
  return {
    code: person.code,
    personalNumber: person.personalNumber,
    name: splitName(person.fullName),
    birth: person.birthDate === null ? null : { precision: 'day', date: person.birthDate },
    sex: person.isFemale ? 'female' : 'male',
    ethnicity: person.ethnicGroupCode,
    post: postWords[person.post] ?? person.post,
    qualification: person.qualification,
    specialism: person.specialism,
    contract: person.contract,
    startedOn: person.validFrom,
    phone: person.phone,
    email: person.email,
  };
}

function pupilRecord(pupil: SchoolPupil, order: number, { policyGroups }: Surroundings): ImportRow['pupils'] {
  const groups = policyGroups.filter(({ code }) => pupil.policyGroups?.includes(code));
  return {
    code: pupil.code,
    educationId: pupil.educationNumber,
    personalNumber: pupil.personalNumber,
    name: splitName(pupil.fullName),
    birth:
      pupil.birthPrecision === 'year'
        ? { precision: 'year', year: Number(pupil.birthDate.slice(0, 4)) }
        : { precision: 'day', date: pupil.birthDate },
    sex: pupil.isFemale ? 'female' : 'male',
    ethnicity: pupil.ethnicGroupCode,
    religion: pupil.religion,
    class: pupil.className ?? pupil.lastClassName,
    grade: pupil.grade ?? pupil.lastGrade,
    order,
    birthPlace: pupil.birthPlace,
    residence: pupil.residenceAddress,
    policy: groups.map(({ name }) => name).join('; ') || null,
    disability:
      pupil.disabilityKind === null
        ? null
        : disabilityText({ kind: pupil.disabilityKind as DisabilityKind, note: pupil.disabilityNote }),
    enrolledOn: pupil.startsOn,
    leftOn: pupil.lastDay,
    leaving: pupil.leaving,
    phone: pupil.phone,
    guardians: guardiansOf(pupil)[0] ?? [],
  };
}

/** A pupil's guardians by rows of the list, of which each holds one of a relation. */
function guardiansOf(pupil: SchoolPupil): GuardianEntry[][] {
  const rows: GuardianEntry[][] = [];
  for (const { relation, fullName, birthYear, occupation, phone } of pupil.guardians ?? []) {
    const entry = { relation, name: splitName(fullName), birthYear, job: occupation, phone };
    const free = rows.find((row) => row.every((other) => other.relation !== relation));
    if (free) free.push(entry);
    else rows.push([entry]);
  }
  return rows;
}
