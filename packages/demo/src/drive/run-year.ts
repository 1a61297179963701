import type { Ids } from '../load/ids.ts';
import type { OwnerPool } from '../load/insert-rows.ts';
import { type Progress, progressOf } from '../marks/sheet-progress.ts';
import type { Scale } from '../model/build-province.ts';
import { days, filingDays, lastYear } from '../model/calendar.ts';
import type { ClassModel, ProvinceModel, SchoolModel } from '../model/province-model.ts';
import { demoSchools } from '../model/school-specs.ts';
import { eachOf } from './each-of.ts';
import { type FiledForm, type FormRound, fileForms } from './file-forms.ts';
import { coursesOf, file, review } from './file-results.ts';
import type { TermOfSchool } from './fill-sheet.ts';
import { movePupil } from './move-pupil.ts';
import type { PeopleAt } from './people-at.ts';
import { closeTerm, enterTerm, putConductRight } from './run-term.ts';

type Year = {
  owner: OwnerPool;
  model: ProvinceModel;
  ids: Ids;
  people: PeopleAt;
  scale: Scale;
  onProgress: (line: string) => void;
};

const atOnce = 4;
/** How many schools of the demo file the sector's forms. */
const formFilers = 15;
/** How many of them filed at the end of the year before too, and file the monthly reports and the survey of spring. */
const diligentFilers = 4;
/** Everything else of the small set is done: this sheet waits for its teacher's last column. */
export const openSheetOfSmallSet = { school: 'ngocha', className: '10A1', subject: 'literature' } as const;

/** Lives through the year by the acts of its people: semester I entered, closed, filed and reviewed; semester II under way. */
export async function runYear(year: Year): Promise<void> {
  const { onProgress } = year;
  // The biggest first: then the last ones to end are small.
  const schools = year.model.schools.filter(isTaught).sort((a, b) => b.classes.length - a.classes.length);
  const filing = year.scale === 'demo' ? year.model.schools.slice(0, formFilers) : [];
  await setToday(year.owner, days.formsOfLastEnd);
  const ended = formRound(year, filing.filter(isTaught).slice(0, diligentFilers), 'end');
  const before = await fileForms({ ...ended, schoolYear: lastYear.schoolYear });
  await setToday(year.owner, days.formsOfStart);
  const started = await fileForms(formRound(year, filing, 'start'));
  await setToday(year.owner, days.termClosed);
  let cells = 0;
  await eachOf(schools, atOnce, async (school) => {
    const entered = await enterTerm(firstTerm(year, school));
    cells += entered;
  });
  // Filled within seconds, before the server would take statistics itself; without them a closing is planned badly.
  await year.owner.query('analyze sheet, mark, sheet_save, mark_history, request');
  await eachOf(schools, atOnce, (school) => closeTerm(firstTerm(year, school)));
  onProgress(`Học kỳ I: ${schools.length} trường đã khóa sổ, ${cells} ô điểm`);
  // The form counts grades 6 to 12.
  await fileAndReview(year, schools.filter(hasSecondary));
  await setToday(year.owner, days.reviewed);
  const middle = await fileForms(formRound(year, filing, 'mid'));
  onProgress(`Biểu báo cáo: ${before} biểu cuối năm trước, ${started} biểu đầu năm, ${middle} biểu giữa năm đã gửi`);
  await setToday(year.owner, days.moved.startsOn);
  const moved = await movePupil({ seed: year.model.seed, schools, ids: year.ids }, year.people);
  const spring = await fileInSpring(year, filing.slice(0, diligentFilers));
  onProgress(`Biểu hằng tháng, khảo sát: ${spring} biểu đã gửi`);
  await setToday(year.owner, days.today);
  cells = 0;
  await eachOf(moved.schools, atOnce, async (school) => {
    const entered = await enterTerm(secondTerm({ ...year, ids: moved.ids }, school));
    cells += entered;
  });
  onProgress(`Học kỳ II: đang nhập, ${cells} ô điểm`);
}

/** The reports of two months and the survey between them, each on a day on which it is open. */
async function fileInSpring(year: Year, schools: readonly SchoolModel[]): Promise<number> {
  let filed = 0;
  for (const { day, period } of days.spring) {
    await setToday(year.owner, day);
    filed += await fileForms(formRound(year, schools, period));
  }
  return filed;
}

function formRound({ model, ids, people }: Year, schools: readonly SchoolModel[], period: FormRound['period']) {
  return { seed: model.seed, schoolYear: model.schoolYear, period, ids, people, schools };
}

/** Nurseries keep no plan, and of earlier years nothing. */
function isTaught({ classes }: SchoolModel): boolean {
  return classes.some((one) => one.plan.length > 0);
}

function hasSecondary({ levels }: SchoolModel): boolean {
  return levels.some((level) => level === 'lower_secondary' || level === 'upper_secondary');
}

async function fileAndReview(year: Year, schools: readonly SchoolModel[]): Promise<void> {
  const { owner, onProgress } = year;
  const inOrder = year.model.schools.filter((school) => schools.includes(school));
  const courses = coursesOf(inOrder);
  const filed = new Map<SchoolModel, FiledForm[]>();
  for (const day of filingDays) {
    await setToday(owner, day);
    const today = inOrder.filter((school) => courses.get(school.key)?.day === day);
    await eachOf(today, atOnce, async (school) => {
      filed.set(school, await file(firstTerm(year, school)));
    });
  }
  await setToday(owner, days.reviewed);
  for (const [school, filing] of filed) {
    const verdict = courses.get(school.key)?.review ?? 'waiting';
    if (verdict !== 'waiting') await review(firstTerm(year, school), filing, verdict);
  }
  const [returned] = inOrder.filter((school) => courses.get(school.key)?.review === 'returned');
  if (returned) {
    await setToday(owner, days.filedAgain);
    const of = { ...firstTerm(year, returned), today: days.filedAgain };
    await putConductRight(of);
    const again = await file(of, 'Nộp lại sau khi sửa kết quả rèn luyện của một học sinh.');
    await setToday(owner, days.reviewedAgain);
    await review(of, again, 'accepted');
  }
  onProgress(`Báo cáo học kỳ I: ${filed.size} trường đã nộp`);
}

function firstTerm(year: Year, school: SchoolModel): TermOfSchool {
  return { ...common(year, school), term: 1, today: days.termClosed, progressOf: () => 'closed' };
}

function secondTerm(year: Year, school: SchoolModel): TermOfSchool {
  const { seed } = year.model;
  const ofDemo = (one: ClassModel, subject: string | null): Progress => {
    // Conduct is judged last of all.
    const progress = progressOf(seed, `${one.key}/${subject}`);
    return subject === null && progress === 'half' ? 'no_end' : progress;
  };
  const ofSmallSet = (one: ClassModel, subject: string | null): Progress => {
    const { school: key, className, subject: open } = openSheetOfSmallSet;
    return school.key === key && one.name === className && subject === open ? 'last_column_open' : 'closed';
  };
  return {
    ...common(year, school),
    term: 2,
    today: days.today,
    progressOf: year.scale === 'demo' ? ofDemo : ofSmallSet,
  };
}

function common({ model, ids, people }: Year, school: SchoolModel) {
  const strength = demoSchools.find((spec) => spec.slug === school.key)?.strength ?? 0;
  return { seed: model.seed, school, strength, ids, people, schoolYear: model.schoolYear };
}

async function setToday(owner: OwnerPool, day: string): Promise<void> {
  await owner.query('update demo_mark set fixed_today = $1', [day]);
}
