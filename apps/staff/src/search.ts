import { FormPeriodCode, type Term } from '@truong/contracts/common';

/** The search part of the address. Year, term and assignment stand on every page, the rest belongs to the page that reads it. */
export type Search = {
  year?: number | undefined;
  term?: Term | undefined;
  /** The assignment in which the page is seen. */
  as?: number | undefined;
  unit?: number | undefined;
  class?: number | undefined;
  /** The member of staff whose sheets are handed over. */
  teacher?: number | undefined;
  grade?: number | undefined;
  pupil?: number | undefined;
  /** When a pupil is assessed: as the term goes on, in its middle, at its end. */
  occasion?: string | undefined;
  page?: number | undefined;
  source?: string | undefined;
  group?: string | undefined;
  population?: string | undefined;
  /** A term, or a period of forms. */
  period?: FormPeriodCode | undefined;
  state?: string | undefined;
  asOf?: string | undefined;
  /** The kind of an act that is being prepared. */
  kind?: string | undefined;
  q?: string | undefined;
};

/** Reads an address as people keep, send and mistype them: what does not fit is as if it were not there. */
export function searchOf(search: Record<string, unknown>): Search {
  return {
    year: whole(search.year),
    term: oneOf([1, 2], whole(search.term)),
    as: whole(search.as),
    unit: whole(search.unit),
    class: whole(search.class),
    teacher: whole(search.teacher),
    grade: whole(search.grade),
    pupil: whole(search.pupil),
    occasion: text(search.occasion),
    page: whole(search.page),
    source: text(search.source),
    group: text(search.group),
    population: text(search.population),
    period: FormPeriodCode.safeParse(search.period).data,
    state: text(search.state),
    asOf: text(search.asOf),
    kind: text(search.kind),
    q: text(search.q),
  };
}

function whole(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** A text of digits comes out of the address as a number. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<const Known>(known: readonly Known[], value: unknown): Known | undefined {
  return known.find((each) => each === value);
}
