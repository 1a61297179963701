import { AppError } from '@truong/contracts/errors';
import {
  type FiguresPivot,
  type FigureTime,
  type PivotAnswer,
  type PivotInput,
  type PivotQuestion,
  type RecordsPivot,
  seriesAt,
} from '@truong/contracts/pivot';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type DimensionCode, dimensions } from '@truong/rules/statistics/catalogue';
import { type Form, partsOfCell } from '@truong/rules/statistics/form';
import {
  type PivotQuestion as CountingQuestion,
  countPivot,
  isDimension,
  type PivotProblem,
  pivotLimits,
  pivotProblem,
  valuesOfAxis,
} from '@truong/rules/statistics/pivot/pivot';
import { sumPivot } from '@truong/rules/statistics/pivot/pivot-figures';
import { hideSmallCells } from '@truong/rules/statistics/pivot/pivot-hiding';
import { type PivotTable, strideOf } from '@truong/rules/statistics/pivot/pivot-table';
import { axisNames, timeName } from '@truong/rules/statistics/pivot/pivot-words';
import { sql } from 'kysely';
import type pg from 'pg';
import { listLineAbove } from '../../organisation/index.ts';
import type { InAct } from '../../trpc.ts';
import { listPublishedForms } from '../forms/form-registry.ts';
import { type ColumnStore, columnStoreOf } from './column-store.ts';
import { nameFigures } from './figure-names.ts';
import { listFiledFigures } from './figures.queries.ts';
import { listMoved } from './list-moved.ts';
import { countAt, type PlacedSchools, placeSchools } from './place-schools.ts';
import { countOpenSchools, listSets } from './record-set.queries.ts';
import { findSmallCell } from './small-cell.ts';

/** How many missing schools are named. */
const namedMissing = 20;

type Counted = {
  table: PivotTable;
  values: (number | null)[];
  wholes: (number | null)[] | null;
  axes: PivotAnswer['axes'];
  /** Schools whose rows or figures are in it, by unit and time. */
  sources: { unitId: number; time: number; at: number; filingId: number | null }[];
};
type Asked<Input> = { input: Input; placed: PlacedSchools; act: Act };

/** Any question over the schools below a unit. NOT_FOUND outside the act's area, PIVOT_REFUSED before anything is read. */
export function answerPivot(
  inAct: InAct,
  pool: pg.Pool,
  { unitId, question: input }: PivotInput,
): Promise<PivotAnswer> {
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    const asOf = input.asOf ?? act.asOf;
    // A plan for lists of any length joins thousands of sets one by one.
    await sql`set local plan_cache_mode = 'force_custom_plan'`.execute(trx);
    const levels = await levelsOf(trx, input);
    const [placed, line] = await Promise.all([
      placeSchools(trx, { ...input, unitId, asOf, readUnits: act.readUnits, levels }),
      listLineAbove(trx, { unitId, asOf }),
    ]);
    const unit = line.at(-1);
    if (!unit) throw new AppError('NOT_FOUND');
    const counted =
      input.of === 'records'
        ? await countRecords(trx, { input, placed, act, store: columnStoreOf(pool) })
        : await addFigures(trx, { input, placed, act });
    const unitIds = [...placed.placeOf.keys()];
    const openSchools =
      input.of === 'records' && input.source === 'live'
        ? await countOpenSchools(trx, { unitIds, times: input.times })
        : 0;
    const filingIds = new Set(counted.sources.flatMap(({ filingId }) => filingId ?? []));
    const moved =
      filingIds.size > 0
        ? await listMoved(trx, { unitIds, times: input.times, filingIds, nameOf: placed.nameOf })
        : { schools: 0, filings: [] };
    const own = line.findIndex((above) => above.unitId === act.unitId);
    const path = line.slice(Math.max(0, own)).map((above) => ({ unitId: above.unitId, name: above.name }));
    const hiddenBelow = input.isPublic ? await findSmallCell(trx, act) : null;
    return assemble({ input, asOf, placed, counted, openSchools, moved, hiddenBelow, unit, path });
  });
}

/** The levels of the schools that file what is asked for: nobody else is missing. Null: every school is waited for. */
async function levelsOf(trx: Trx, input: PivotQuestion): Promise<readonly string[] | null> {
  if (input.of === 'records' && input.source === 'live') return null;
  const isAsked =
    input.of === 'figures'
      ? ({ code }: Form) => code === input.formCode
      : ({ series }: Form) => input.times.some(({ point }) => series === (input.series ?? seriesAt(point)));
  const forms = (await listPublishedForms(trx)).filter(isAsked);
  return forms.length === 0 ? null : [...new Set(forms.flatMap(({ filers }) => filers.levels))];
}

async function countRecords(
  trx: Trx,
  { input, placed, act, store }: Asked<RecordsPivot> & { store: ColumnStore },
): Promise<Counted> {
  const question = { ...input, axes: input.axes, where: input.where } as unknown as CountingQuestion;
  const extent = { units: placed.entries.length, times: input.times.length };
  refuse(pivotProblem(question, extent));
  const { measure } = question;
  const named = [
    ...question.axes.filter(isDimension),
    ...Object.keys(question.where),
    ...(measure.kind === 'share' ? Object.keys(measure.part) : []),
  ] as DimensionCode[];
  const sets = await listSets(
    trx,
    { ...input, unitIds: [...placed.placeOf.keys()], readUnits: act.readUnits },
    { dimensions: [...new Set(named)], amount: measure.kind === 'sum' ? measure.amount : null, store },
  );
  const located = sets.map((set) => ({ ...set, time: timeOf(input.times, set) }));
  const parts = located.map(({ set, unitId, time }) => ({ set, time, unit: placed.placeOf.get(unitId) ?? 0 }));
  const { table, values, wholes } = countPivot(question, extent, parts);
  const axes = question.axes.map((axis) =>
    isDimension(axis) ? axisOfDimension(question, axis) : axisOf(axis, { input, placed }),
  );
  return { table, axes, values: [...values], wholes: wholes && [...wholes], sources: located };
}

async function addFigures(trx: Trx, { input, placed, act }: Asked<FiguresPivot>): Promise<Counted> {
  if (input.source === 'live') refuse({ kind: 'figures_are_not_live' });
  const unknown = input.figures.find((key) => partsOfCell(key) === null);
  if (unknown) refuse({ kind: 'no_such_figure', figure: unknown });
  const isShare = input.measure === 'share';
  if (isShare && input.figures.length !== 2) refuse({ kind: 'share_of_two_figures' });
  const axes = isShare ? input.axes.filter((axis) => axis !== 'figure') : input.axes;
  const extent = { units: placed.entries.length, times: input.times.length, figures: input.figures.length };
  const sizes = { unit: extent.units, time: extent.times, figure: extent.figures };
  const cells = axes.reduce((product, axis) => product * sizes[axis], 1);
  if (cells > pivotLimits.cells) refuse({ kind: 'too_many_cells', cells, limit: pivotLimits.cells });
  const [filed, names] = await Promise.all([
    listFiledFigures(trx, { ...input, unitIds: [...placed.placeOf.keys()], readUnits: act.readUnits }),
    nameFigures(trx, input),
  ]);
  const located = filed.map((one) => ({ ...one, time: timeOf(input.times, one) }));
  const sumOf = (pick: (figures: (number | null)[]) => (number | null)[], count: number) =>
    sumPivot(
      { axes, extent: { ...extent, figures: count } },
      located.map(({ unitId, time, figures }) => ({
        unit: placed.placeOf.get(unitId) ?? 0,
        time,
        figures: pick(figures),
      })),
    );
  const laidOut = axes.map((axis) =>
    axis === 'figure' ? { code: axis, name: names.form, entries: names.figures } : axisOf(axis, { input, placed }),
  );
  if (!isShare) {
    const { table, values, counted } = sumOf((figures) => figures, extent.figures);
    return {
      table,
      axes: laidOut,
      values: [...values].map((v, i) => (counted[i] ? v : null)),
      wholes: null,
      sources: located,
    };
  }
  // Only where a school has both: a part without its whole would raise the share.
  const both = (figures: (number | null)[]) => (figures.includes(null) ? [null, null] : figures);
  const part = sumOf((figures) => both(figures).slice(0, 1), 1);
  const whole = sumOf((figures) => both(figures).slice(1), 1);
  const shown = (values: Float64Array) => [...values].map((value, i) => (part.counted[i] ? value : null));
  return {
    table: part.table,
    axes: laidOut,
    values: shown(part.values),
    wholes: shown(whole.values),
    sources: located,
  };
}

function refuse(problem: PivotProblem | null): void {
  if (problem) throw new AppError('PIVOT_REFUSED', problem);
}

function timeOf(times: readonly FigureTime[], of: FigureTime): number {
  return times.findIndex(({ schoolYear, point }) => schoolYear === of.schoolYear && point === of.point);
}

function axisOfDimension(question: CountingQuestion, code: DimensionCode): PivotAnswer['axes'][number] {
  const { name, values } = dimensions[code];
  const laidOut = valuesOfAxis(question, code);
  return { code, name, entries: values.filter((value) => laidOut.includes(value.code)) };
}

type Places = { input: PivotQuestion; placed: PlacedSchools };

function axisOf(axis: 'unit' | 'time', { input, placed }: Places): PivotAnswer['axes'][number] {
  if (axis === 'unit') return { code: axis, name: axisNames.unit, entries: placed.entries };
  const entries = input.times.map((time) => ({ code: `${time.schoolYear}-${time.point}`, name: timeName(time) }));
  return { code: axis, name: axisNames.time, entries };
}

type Parts = Places & {
  asOf: string;
  counted: Counted;
  openSchools: number;
  moved: PivotAnswer['moved'];
  hiddenBelow: number | null;
  unit: PivotAnswer['unit'];
  path: PivotAnswer['path'];
};

function assemble({ input, asOf, placed, counted, openSchools, moved, hiddenBelow, unit, path }: Parts): PivotAnswer {
  const { table, axes, sources } = counted;
  const seen = new Set(sources.map(({ unitId, time }) => `${unitId} ${time}`));
  const schools = Array.from({ length: placed.entries.length + 2 }, () => input.times.map(() => 0).concat(0));
  const missing = new Set<number>();
  for (const [unitId, place] of placed.placeOf) {
    for (const time of input.times.keys()) {
      if (seen.has(`${unitId} ${time}`)) countAt(schools, place, time);
      else if (placed.wasThere(unitId, time)) missing.add(unitId);
    }
  }
  const isEmpty = emptyCells(table, axes, schools);
  const values = counted.values.map((value, cell) => (isEmpty(cell) ? null : value));
  const wholes = counted.wholes?.map((whole, cell) => (isEmpty(cell) ? null : whole)) ?? null;
  const isHidden = hiddenBelow
    ? hideSmallCells({
        ...{ table, below: hiddenBelow },
        values: values.map((value) => value ?? 0),
        wholes: wholes?.map((whole) => whole ?? 0),
      })
    : null;
  const shown = (numbers: (number | null)[]) => numbers.map((number, cell) => (isHidden?.[cell] ? null : number));
  const byUnit = (rows: number[][]) => (axes.some(({ code }) => code === 'unit') ? rows : rows.slice(-1));
  const times = sources.map(({ at }) => at);
  return {
    ...{ unit, path, asOf, axes, source: input.source },
    values: shown(values),
    wholes: wholes && shown(wholes),
    hidden: values.flatMap((_, cell) => (isHidden?.[cell] ? [cell] : [])),
    hiddenBelow,
    schools: { expected: byUnit(placed.expected), counted: byUnit(schools) },
    missing: {
      count: missing.size,
      names: [...missing].slice(0, namedMissing).map(placed.nameOf),
    },
    moved,
    unplacedSchools: placed.unplaced
      .filter(({ id }) => sources.some(({ unitId }) => unitId === id))
      .map(({ name }) => name),
    state: { from: isoOf(Math.min(...times)), to: isoOf(Math.max(...times)), openSchools },
  };
}

function isoOf(time: number): string | null {
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

/** Cells at a unit and time of which no school is counted: missing, never zero. */
function emptyCells(table: PivotTable, axes: PivotAnswer['axes'], counted: number[][]): (cell: number) => boolean {
  const places = (code: string) => {
    const axis = axes.findIndex((one) => one.code === code);
    if (axis === -1) return null;
    const [stride, size] = [strideOf(table, axis), (table.entries[axis] ?? 0) + 2];
    return (cell: number) => Math.floor(cell / stride) % size;
  };
  const [unitAt, timeAt] = [places('unit'), places('time')];
  const all = counted.length - 1;
  return (cell) => {
    const row = counted[unitAt?.(cell) ?? all];
    const time = timeAt?.(cell);
    // Of times the table has one more entry, for what is not known.
    const at = time === undefined || time > (row?.length ?? 0) - 1 ? (row?.length ?? 1) - 1 : time;
    return (row?.[at] ?? 0) === 0;
  };
}
