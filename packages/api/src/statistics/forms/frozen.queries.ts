import type { Db, Trx } from '@truong/db/kysely';
import type { DimensionCode, RecordKind } from '@truong/rules/statistics/catalogue';
import type { FormFigure } from '@truong/rules/statistics/fill-form';
import { cellsOfForm, type Form, partsOfCell } from '@truong/rules/statistics/form';
import type { Point } from '@truong/rules/statistics/points';
import type { PeopledSet, RecordPerson } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';

/** A figure as a filing keeps it, under "row@column" of its section; what is not there is null. */
export type FrozenFigure = {
  value: number | null;
  source: FormFigure['source'];
  text?: string;
  computed?: number;
  note?: string;
  absent?: FormFigure['absent'];
};
export type FrozenSection = { section: string; figures: Record<string, FrozenFigure> };

/** The figures of a form by section, as they are frozen; those of none are left out. */
export function frozenSections(figures: readonly FormFigure[]): FrozenSection[] {
  const sections = new Map<string, Record<string, FrozenFigure>>();
  for (const { key, value, source, text, computed, note, absent } of figures) {
    const at = partsOfCell(key);
    if (!at) throw new Error(`${key} is no cell`);
    const section = sections.get(at.section) ?? {};
    sections.set(at.section, section);
    section[`${at.row}@${at.column}`] = {
      value,
      source,
      ...(text !== null && { text }),
      ...(computed !== null && { computed }),
      ...(note !== null && { note }),
      ...(absent !== null && { absent }),
    };
  }
  return [...sections].map(([section, of]) => ({ section, figures: of }));
}

export function figuresOfSections(sections: readonly FrozenSection[]): FormFigure[] {
  return sections.flatMap(({ section, figures }) =>
    Object.entries(figures).map(([at, { value, source, text, computed, note, absent }]) => ({
      key: `${section}!${at}`,
      ...{ value, source, text: text ?? null, computed: computed ?? null, note: note ?? null, absent: absent ?? null },
    })),
  );
}

/** The same in the order of the form's cells. */
export function figuresInOrder(form: Pick<Form, 'sections'>, sections: readonly FrozenSection[]): FormFigure[] {
  const figures = new Map(figuresOfSections(sections).map((figure) => [figure.key, figure]));
  return cellsOfForm(form).flatMap(({ key }) => figures.get(key) ?? []);
}

type OfFiling = { unitId: number; schoolYear: number; filingId: number };

export async function listSections(db: Db, of: OfFiling): Promise<FrozenSection[]> {
  const rows = await db
    .selectFrom('filingSection')
    .select(['section', 'figures'])
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('filingId', '=', of.filingId)
    .orderBy('section')
    .execute();
  return rows as unknown as FrozenSection[];
}

export async function insertSections(trx: Trx, of: OfFiling, sections: readonly FrozenSection[]): Promise<void> {
  if (sections.length === 0) return;
  await trx
    .insertInto('filingSection')
    .values(
      sections.map(({ section, figures }) => ({
        unitId: of.unitId,
        schoolYear: of.schoolYear,
        filingId: of.filingId,
        section,
        figures: JSON.stringify(figures),
      })),
    )
    .execute();
}

/** Columns of a set as they are stored: codes a byte a row, amounts four bytes a row, the lowest first. */
export function columnsOfSet({
  columns,
  amounts,
}: Pick<PeopledSet, 'columns' | 'amounts'>): { dimension: string; codes: Buffer }[] {
  return [
    ...Object.entries(columns).map(([dimension, codes]) => ({ dimension, codes: Buffer.from(codes) })),
    ...Object.entries(amounts).map(([dimension, numbers]) => {
      const codes = Buffer.alloc(numbers.length * 4);
      numbers.forEach((number, i) => {
        codes.writeInt32LE(number, i * 4);
      });
      return { dimension: `amount:${dimension}`, codes };
    }),
  ];
}

/** Freezes the rows that a filing counted, named. */
export async function insertFrozenSets(
  trx: Trx,
  of: OfFiling & { point: Point; series: string; countedOn: string; at: Date },
  sets: readonly PeopledSet[],
): Promise<void> {
  if (sets.length === 0) return;
  const key = { unitId: of.unitId, schoolYear: of.schoolYear };
  const heads = await trx
    .insertInto('recordSet')
    .values(
      sets.map(({ kind, count, people }) => ({
        ...key,
        kind,
        point: of.point,
        series: of.series,
        filingId: of.filingId,
        countedOn: of.countedOn,
        rowCount: count,
        people: JSON.stringify(people.map(({ id, name, place }) => [id, name, place])),
        computedAt: of.at,
      })),
    )
    .returning(['id', 'kind'])
    .execute();
  const columns = sets.flatMap((set) => {
    const setId = heads.find(({ kind }) => kind === set.kind)?.id;
    if (setId === undefined) throw new Error(`no head of ${set.kind}`);
    return columnsOfSet(set).map((column) => ({ ...key, setId, ...column }));
  });
  await trx.insertInto('recordColumn').values(columns).execute();
}

type SetRow = {
  kind: RecordKind;
  rowCount: number;
  people: [number, string, string][];
  dimension: string;
  codes: Buffer;
};

/** The rows that a filing counted, of each kind. */
export async function readFrozenSets(db: Db, of: OfFiling): Promise<Map<RecordKind, PeopledSet>> {
  const { rows } = await sql<SetRow>`
    select s.kind, s.row_count, s.people, c.dimension, c.codes from record_set s
    join record_column c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.set_id = s.id
    where s.unit_id = ${of.unitId} and s.school_year = ${of.schoolYear} and s.filing_id = ${of.filingId}`.execute(db);
  const sets = new Map<RecordKind, PeopledSet>();
  for (const { kind, rowCount, people, dimension, codes } of rows) {
    const set = sets.get(kind) ?? { kind, count: rowCount, columns: {}, amounts: {}, people: people.map(personOf) };
    sets.set(kind, set);
    if (dimension.startsWith('amount:')) set.amounts[dimension.slice('amount:'.length) as 'pupils'] = numbersOf(codes);
    else set.columns[dimension as DimensionCode] = new Uint8Array(codes);
  }
  return sets;
}

function personOf([id, name, place]: [number, string, string]): RecordPerson {
  return { id, name, place };
}

export function numbersOf(codes: Buffer): Int32Array {
  return Int32Array.from({ length: codes.length / 4 }, (_, i) => codes.readInt32LE(i * 4));
}
