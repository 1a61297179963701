import type { Canonical } from '@truong/ledger/canonical';
import { contentHash } from '@truong/ledger/chain';
import type { PeopledSet } from '@truong/rules/statistics/record-set';
import { columnsOfSet, type FrozenSection } from './frozen.queries.ts';

export type SealedForm = {
  unitId: number;
  schoolYear: number;
  formCode: string;
  formVersion: number;
  period: string;
  number: number;
  countedOn: string;
  filedAt: Date;
  filedBy: number;
  note: string | null;
  /** Findings of the checks with their notes. */
  findings: unknown;
  sections: readonly FrozenSection[];
  sets: readonly PeopledSet[];
};

/** The hash of a filing: what it is for, who and when, its figures with their sources and notes, what the checks said, its rows. */
export function formFilingHash({ sections, sets, filedAt, findings, ...head }: SealedForm): Buffer {
  return contentHash({
    ...head,
    filedAt: filedAt.toISOString(),
    findings: plain(findings),
    sections: Object.fromEntries(sections.map(({ section, figures }) => [section, plain(figures)])),
    sets: Object.fromEntries(
      sets.map((set) => [
        set.kind,
        {
          people: set.people.map(({ id, name, place }) => [id, name, place]),
          columns: Object.fromEntries(
            columnsOfSet(set).map(({ dimension, codes }) => [dimension, codes.toString('base64')]),
          ),
        },
      ]),
    ),
  });
}

/** Figures may have decimals, which have no canonical form as numbers: every number goes in as its text. */
function plain(value: unknown): Canonical {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return (value ?? null) as Canonical;
  return Object.fromEntries(Object.entries(value).flatMap(([key, of]) => (of === undefined ? [] : [[key, plain(of)]])));
}
