import { type DimensionCode, dimensions, type RecordKind, recordShapes } from '../catalogue.ts';
import type { Filter } from '../record-set.ts';
import type { PivotMeasure } from './pivot.ts';
import { sourceNames, timeName } from './pivot-words.ts';

type Described = {
  question: {
    times: readonly { schoolYear: number; point: string }[];
    hideBelow?: number | undefined;
  } & (
    | { of: 'records'; records: RecordKind; where: Filter; measure: PivotMeasure }
    | { of: 'figures'; measure: 'sum' | 'share' }
  );
  answer: {
    unit: { name: string };
    asOf: string;
    source: keyof typeof sourceNames;
    axes: readonly { code: string; name: string }[];
    schools: { expected: readonly (readonly number[])[]; counted: readonly (readonly number[])[] };
    missing: { count: number };
    unplacedSchools: readonly string[];
    state: { from: string | null; to: string | null; openSchools: number };
  };
};

const amountNames = { pupils: 'Số học sinh', quantity: 'Số lượng' } as const;

/** What is counted, in a few words. */
export function measureName(question: Described['question']): string {
  if (question.of === 'figures') return question.measure === 'share' ? 'Tỉ lệ hai chỉ tiêu' : 'Số liệu biểu';
  const { measure, records } = question;
  if (measure.kind === 'count') return recordShapes[records].name;
  if (measure.kind === 'sum') return `${recordShapes[records].name}: ${amountNames[measure.amount].toLowerCase()}`;
  return `${recordShapes[records].name}: tỉ lệ ${filterWords(measure.part)}`;
}

export function filterWords(filter: Filter): string {
  return Object.entries(filter)
    .map(([code, values]) => {
      const { name, values: known } = dimensions[code as DimensionCode];
      const names = (values ?? []).map((value) => known.find((one) => one.code === value)?.name ?? value);
      return `${name}: ${names.join(', ')}`;
    })
    .join('; ');
}

/** Title and notes of a view, the same on screen, on paper and in files: what, of whom, which state, which tree, what is missing. */
export function describePivot({ question, answer }: Described): { title: string; notes: string[] } {
  const { axes, schools, state } = answer;
  const by = axes.map(({ name }) => name.toLowerCase()).join(' × ');
  const times = question.times.map(timeName).join(', ');
  const where = question.of === 'records' ? filterWords(question.where) : '';
  const notes = [
    `${answer.unit.name} · ${times} · ${sourceNames[answer.source]} · Cơ cấu đơn vị ngày ${dayOf(answer.asOf)}`,
    ...(where ? [`Chỉ tính ${where}`] : []),
    schoolWords(schools, answer.missing.count),
    ...(state.to ? [`Số liệu từ ${dayOf(state.from ?? state.to)} đến ${dayOf(state.to)}.`] : []),
    ...(state.openSchools > 0
      ? [`${state.openSchools} trường chưa khóa kết quả của kỳ này: số liệu còn có thể thay đổi.`]
      : []),
    ...(answer.unplacedSchools.length > 0
      ? [`Không xếp được vào một đơn vị của cơ cấu này (đã tách, nhập): ${answer.unplacedSchools.join(', ')}.`]
      : []),
    ...(question.hideBelow ? [`Bản công bố: ô có dưới ${question.hideBelow} người được ẩn.`] : []),
  ];
  return { title: by ? `${measureName(question)} theo ${by}` : measureName(question), notes };
}

/** Of how many schools there are figures; those without are missing, never zero. */
export function schoolWords(schools: Described['answer']['schools'], missing: number): string {
  const expected = (schools.expected.at(-1) ?? []).slice(0, -1);
  const counted = (schools.counted.at(-1) ?? []).slice(0, -1);
  const pairs = counted.map((count, i) => `${count}/${Math.max(count, expected[i] ?? 0)}`);
  if (missing === 0) return `Có số liệu của cả ${[...new Set(counted)].join(', ')} trường.`;
  return `Có số liệu của ${pairs.join('; ')} trường; ${missing} trường còn thiếu, không tính là 0.`;
}

/** The day of an ISO date or moment in Vietnam. */
function dayOf(iso: string): string {
  const day = iso.length > 10 ? new Date(Date.parse(iso) + 7 * 3_600_000).toISOString().slice(0, 10) : iso;
  return day.split('-').reverse().join('/');
}
