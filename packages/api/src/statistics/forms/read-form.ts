import { AppError } from '@truong/contracts/errors';
import type { FigureRows, FormDraft, FormFiling, FormFilingRef, FormList, FormRef } from '@truong/contracts/forms';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { RecordKind } from '@truong/rules/statistics/catalogue';
import { cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { type PeopledSet, rowsBehindFigure } from '@truong/rules/statistics/record-set';
import { isRestrictedFilter } from '@truong/rules/statistics/restricted-dimensions';
import { insertLooks } from '../../people/index.ts';
import type { InAct } from '../../trpc.ts';
import { readSinceFiling } from '../filing-checks/since-filing.queries.ts';
import { readElsewhere } from './elsewhere.ts';
import { listFiled } from './facts.queries.ts';
import { listFilerPlaces, reviewersOf } from './filer.queries.ts';
import { factsOf, readFacts } from './form-facts.ts';
import { findFormVersion, formOfYear, listPublishedForms } from './form-registry.ts';
import { figuresInOrder, figuresOfSections, listSections, readFrozenSets } from './frozen.queries.ts';
import { differencesOf, findFiling, prepareForm } from './prepare-form.ts';
import { listFigureRemarks } from './remarks.ts';

/** Every form and period that is open or was filed for the school in the year, by due date. */
export function formList(inAct: InAct, of: { unitId: number; schoolYear: number }): Promise<FormList> {
  return inAct((trx, act) => listForms(trx, act, of));
}

/** The same within an act. */
export async function listForms(trx: Trx, act: Act, of: { unitId: number; schoolYear: number }): Promise<FormList> {
  if (!act.readUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
  const unitIds = [of.unitId];
  const [forms, rows, sinceFiling] = await Promise.all([
    listPublishedForms(trx),
    readFacts(trx, act, { unitIds, schoolYear: of.schoolYear }),
    readSinceFiling(trx, { unitIds, schoolYear: of.schoolYear }),
  ]);
  const codes = [...new Set(rows.windows.map(({ formCode }) => formCode))];
  const newest = new Map(
    codes.flatMap((code) => {
      const form = formOfYear(forms, { code, schoolYear: of.schoolYear });
      return form ? [[code, form] as const] : [];
    }),
  );
  const places = new Map<string, Awaited<ReturnType<typeof listFilerPlaces>>[number]>();
  for (const form of newest.values()) {
    const [place] = await listFilerPlaces(trx, act, form, unitIds);
    if (place) places.set(form.code, place);
  }
  return rows.windows.flatMap(({ formCode, period }): FormList => {
    const form = newest.get(formCode);
    const place = places.get(formCode);
    if (!form || !place) return [];
    const { shown, latest } = factsOf(rows, act, { form, period, place });
    const named = { name: form.name, officialNumber: form.officialNumber ?? null, series: form.series };
    const since = latest ? sinceFiling(latest) : null;
    return [{ formCode, period: period as FormRef['period'], ...named, ...shown, sinceFiling: since }];
  });
}

/** The form as it stands now, beside what was filed. */
export function formDraft(inAct: InAct, of: FormRef): Promise<FormDraft> {
  return inAct(async (trx, act) => {
    const now = await prepareForm(trx, act, of);
    const { standing, shown, latest } = now.facts;
    const [sections, remarks] = await Promise.all([
      latest ? listSections(trx, { ...of, filingId: latest.id }) : [],
      listFigureRemarks(trx, act, of),
    ]);
    const isWriter = act.writeUnits.includes(of.unitId);
    return {
      unitName: now.place.name,
      form: now.form,
      ...shown,
      countedOn: now.countedOn,
      figures: now.figures,
      versions: Object.fromEntries(now.entries.map(({ cell, version }) => [cell, version])),
      findings: now.findings,
      elsewhere: now.elsewhere,
      moved: latest ? movedOf(figuresInOrder(now.form, sections), now.figures) : [],
      remarks,
      canEnter: isWriter && standing.mayEnter && holds(act, 'form.enter'),
      canComplete: isWriter && standing.status !== 'not_open' && !standing.isLocked && holds(act, 'form.enter'),
      canSubmit: isWriter && standing.maySubmit && holds(act, 'filing.prepare'),
    };
  });
}

function movedOf(filed: Parameters<typeof differencesOf>[0], now: Parameters<typeof differencesOf>[1]) {
  return differencesOf(filed, now).map(({ cell, before, after }) => ({ cell, filed: before, now: after }));
}

/** The rows behind a figure of the form as it stands. */
export function draftRows(inAct: InAct, { cell, ...of }: FormRef & { cell: string }): Promise<FigureRows> {
  return inAct(async (trx, act) => {
    const { form, records } = await prepareForm(trx, act, of);
    return rowsBehind(trx, act, { unitId: of.unitId, form, sets: records, key: cell });
  });
}

/** The rows that a figure of a filing counted, as they were frozen. */
export function filingRows(inAct: InAct, { cell, ...of }: FormFilingRef & { cell: string }): Promise<FigureRows> {
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
    const filed = await listFiled(trx, { ...of, unitIds: [of.unitId] }, { latest: false });
    const filing = filed.find(({ number }) => number === of.number);
    const form = filing && (await findFormVersion(trx, of.formCode, filing.formVersion));
    if (!filing || !form) throw new AppError('NOT_FOUND');
    const sets = await readFrozenSets(trx, { ...of, filingId: filing.id });
    return rowsBehind(trx, act, { unitId: of.unitId, form, sets, key: cell });
  });
}

type Behind = { unitId: number; form: Form; sets: ReadonlyMap<RecordKind, PeopledSet>; key: string };

/**
 * Names are the school's own; an office above sees how many. Where the figure itself says something restricted of each pupil,
 * only those see names who may open that part, and each look stands in the log.
 */
async function rowsBehind(trx: Trx, act: Act, { unitId, form, sets, key }: Behind): Promise<FigureRows> {
  const source = cellsOfForm(form).find((cell) => cell.key === key)?.source;
  if (source?.kind !== 'query') throw new AppError('NOT_FOUND');
  const set = sets.get(source.records);
  const rows = set ? rowsBehindFigure(set, source.where ?? {}) : [];
  const people = rows.flatMap((row) => set?.people[row] ?? []);
  const isRestricted = isRestrictedFilter(source.where ?? {});
  if (act.unitKind !== 'school' || (isRestricted && !holds(act, 'people.sensitive')))
    return { count: rows.length, people: null };
  if (isRestricted) await insertLooks(trx, act, { unitId, pupilIds: people.map(({ id }) => id) });
  return { count: rows.length, people };
}

/** One frozen filing: its figures, what it replaced, what moved since, and who said what of it. */
export function readFormFiling(inAct: InAct, of: FormFilingRef): Promise<FormFiling> {
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
    const filed = await listFiled(trx, { ...of, unitIds: [of.unitId] }, { latest: false });
    const filing = filed.find(({ number }) => number === of.number);
    const form = filing && (await findFormVersion(trx, of.formCode, filing.formVersion));
    if (!filing || !form) throw new AppError('NOT_FOUND');
    const before = filed.find(({ number }) => number === of.number - 1);
    const isLatest = filed[0]?.number === of.number;
    const { place } = await findFiling(trx, act, of);
    const at = (filingId: number) => ({ ...of, filingId });
    const [rows, sections, replaced, remarks, elsewhere, now] = await Promise.all([
      readFacts(trx, act, { ...of, unitIds: [of.unitId] }),
      listSections(trx, at(filing.id)),
      before ? listSections(trx, at(before.id)) : null,
      listFigureRemarks(trx, act, of),
      readElsewhere(trx, form, of),
      isLatest ? prepareForm(trx, act, of) : null,
    ]);
    const { shown, verdicts, standing } = factsOf(rows, act, { form, period: of.period, place });
    const figures = figuresInOrder(form, sections);
    const mine = reviewersOf(form, place).includes(act.unitId) && holds(act, 'filing.review');
    return {
      unitName: place.name,
      form,
      number: filing.number,
      isLatest,
      filedAt: filing.filedAt.toISOString(),
      filedOn: filing.filedOn,
      filedBy: filing.filedBy,
      onBehalfOf: filing.onBehalfOf,
      isLate: shown.dueOn !== null && filing.filedOn > shown.dueOn,
      countedOn: filing.countedOn ?? filing.filedOn,
      note: filing.note,
      rows: filing.rowCount,
      hash: filing.hash.toString('hex'),
      figures,
      findings: filing.findings as FormFiling['findings'],
      reviews: isLatest ? shown.reviews : [],
      lock: shown.lock,
      unlockRequest: shown.unlockRequest,
      replaced:
        before && replaced
          ? { number: before.number, changes: differencesOf(figuresOfSections(replaced), figures) }
          : null,
      moved: now ? movedOf(figures, now.figures) : [],
      numbers: filed.map(({ number, filedAt, filedBy }) => ({ number, filedAt: filedAt.toISOString(), filedBy })),
      elsewhere: elsewhere.filed,
      remarks,
      canReview:
        mine && isLatest && !verdicts.some(({ officeId }) => officeId === act.unitId) && standing.status !== 'returned',
      canLock: mine,
    };
  });
}
