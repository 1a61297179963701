import { pupilHead, workbookOf } from '@truong/api/testing/imports';
import { uploadPath } from '@truong/api/uploads';
import type pg from 'pg';
import { type Figure, timed } from '../figure.ts';
import type { HttpClient } from '../http-client.ts';
import { pathOf } from '../paths.ts';
import type { ProvincePeople } from './province-people.ts';

type Stage = { people: ProvincePeople; owner: pg.Pool; say: (line: string) => void };
type School = { client: HttpClient; unitId: number };
type Ref = { unitId: number; schoolYear: number; importId: number };
type Preview = { planHash: string; counts: Record<'new' | 'changed' | 'same' | 'refused', number> };
type Job = { state: 'waiting' | 'running' | 'done' | 'failed'; error: { code: string } | null };

const schoolYear = 2024;
const pupils = 1000;
const rounds = 6;
const targets = { preview: 1000, commit: 2000 };
/** How often the screen's stand-in asks whether the job is over. */
const askEveryMs = 20;

const families = ['Giàng Thị', 'Vàng Mí', 'Lù Thị', 'Sùng A', 'Hoàng Văn', 'Nguyễn Thị', 'Triệu Mùi', 'Lý Seo'];
const given = ['An', 'Bình', 'Chứ', 'Dợ', 'Già', 'Hoa', 'Lía', 'Mỷ', 'Nỏ', 'Páo', 'Sính', 'Và', 'Say', 'Lềnh', 'Dính'];

/** A list of pupils whom no school has, for the classes given, with personal numbers and a father each. */
function pupilList(classes: readonly string[]): string {
  const rows = Array.from({ length: pupils }, (_, n) => {
    const name = `${families[n % families.length]} ${given[Math.floor(n / families.length) % given.length]}`;
    const birth = new Date(Date.UTC(2009, 0, 1 + (n % 365))).toISOString().slice(0, 10);
    const [year, month, day] = birth.split('-');
    return [
      n + 1,
      `BENCH${n + 1}`,
      name,
      `${day}/${month}/${year}`,
      'Nữ',
      'Hmông',
      classes[n % classes.length] ?? '',
      `002309${900_000 + n}`,
      `Giàng Mí ${given[n % given.length]}`,
    ];
  });
  const head = [...pupilHead, 'Số định danh cá nhân', 'Họ tên cha'];
  return workbookOf([{ name: 'Danh sách', rows: [['DANH SÁCH HỌC SINH'], [], head, ...rows] }]).toString('base64');
}

const answerOf = <T>(text: string) => (JSON.parse(text) as { result: { data: T } }).result.data;
const requestId = () => crypto.randomUUID();

async function write<T>({ client }: School, procedure: string, input: object, prefix = '/trpc'): Promise<T> {
  return answerOf<T>(await client.post(`${prefix}/people.${procedure}`, JSON.stringify(input)));
}

async function openSchool({ people }: Stage): Promise<School & { base64: string }> {
  const { client, unitId } = await people.enterPrincipalOf(1000);
  const classes = answerOf<{ name: string; grades: number[] }[]>(
    await client.get(pathOf('organisation.classes', { unitId, schoolYear })),
  );
  const plain = classes.filter(({ grades }) => grades.length === 1);
  return { client, unitId, base64: pupilList(plain.map(({ name }) => name)) };
}

async function upload(school: School, base64: string): Promise<Ref> {
  const of = { unitId: school.unitId, schoolYear };
  const file = { ...of, fileName: 'bench.xlsx', base64, requestId: requestId() };
  return { ...of, ...(await write<{ importId: number }>(school, 'uploadImport', file, uploadPath)) };
}

async function preview(school: School, ref: Ref): Promise<Preview> {
  const shown = await write<Preview>(school, 'previewImport', ref);
  if (shown.counts.new !== pupils) throw new Error(`the preview counts ${JSON.stringify(shown.counts)}`);
  return shown;
}

/** A file of 1,000 new pupils, uploaded before: what it would do to a school of 1,000. */
export async function importPreview(stage: Stage): Promise<Figure> {
  const { base64, ...school } = await openSchool(stage);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ref = await upload(school, base64);
    const started = performance.now();
    await preview(school, ref);
    times.push(performance.now() - started);
    await write(school, 'discardImport', ref);
  }
  stage.say(`  ${pupils} pupils: ${wholeMs(times)}`);
  return timed('import-preview', times.slice(1), targets.preview);
}

/** From the confirmation to the end of its job, as whoever watches sees it; undone afterwards. Beside the bare rows alone. */
export async function importCommit(stage: Stage): Promise<Figure> {
  const { base64, ...school } = await openSchool(stage);
  const times: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ref = await upload(school, base64);
    const { planHash } = await preview(school, ref);
    const started = performance.now();
    const job = await write<{ id: string }>(school, 'commitImport', { ...ref, planHash, requestId: requestId() });
    await jobDone(school, job.id);
    times.push(performance.now() - started);
    await write(school, 'undoImport', { ...ref, requestId: requestId() });
    limit.push(await writeBare(stage.owner, school.unitId));
  }
  stage.say(`  ${pupils} pupils: ${wholeMs(times)}`);
  return timed('import-commit', times.slice(1), targets.commit, limit.slice(1));
}

async function jobDone({ client, unitId }: School, id: string): Promise<void> {
  for (;;) {
    const { state, error } = answerOf<Job>(await client.get(pathOf('jobs.get', { unitId, id })));
    if (state === 'done') return;
    if (state === 'failed') throw new Error(`the import failed: ${error?.code}`);
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
}

/** As many pupils with their places in classes, copied by the owner in one transaction that is rolled back. */
async function writeBare(owner: pg.Pool, unitId: number): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const started = performance.now();
    await client.query(
      `with one as (
        select * from pupil where unit_id = $1 and id in (select pupil_id from enrolment where unit_id = $1 and school_year = $2) limit 1
      ), made as (
        insert into pupil (unit_id, person_id, code, family_and_middle_name, given_name, name_sort_key, name_search, birth_date, is_female, ethnic_group_code)
        select unit_id, person_id, 'BARE' || n, family_and_middle_name, given_name, name_sort_key, name_search, birth_date, is_female, ethnic_group_code
        from one, generate_series(1, $3::integer) n
        returning id
      )
      insert into enrolment (unit_id, school_year, class_id, pupil_id, grade, register_order, starts_on)
      select $1, $2, e.class_id, made.id, e.grade, 1, e.starts_on
      from made, (select x.* from enrolment x join one on one.id = x.pupil_id where x.unit_id = $1 and x.school_year = $2 limit 1) e`,
      [unitId, schoolYear, pupils],
    );
    return performance.now() - started;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function wholeMs(times: readonly number[]): string {
  return `${times.map((time) => time.toFixed(0)).join(' ')} ms`;
}
