/**
 * Every form that is printed, each a template of the same name in `templates/`: a Typst file that defines `papers(list)`, a
 * document of all papers of the list. Report cards and class books have one form a circular.
 */
export const paperForms = [
  'report-card-tt22',
  'report-card-tt58',
  'report-card-tt27',
  'result-slip',
  'commendation',
  'class-book-tt22',
  'class-book-tt58',
  'primary-summary',
] as const;
export type PaperForm = (typeof paperForms)[number];

/** Papers of one form, one after another; `source` is a school's own template in place of the shipped one. */
export type PaperSection = { form: PaperForm; source: string | null; papers: readonly unknown[] };

/** What is wrong with a template; line and column count from 1, null where the fault lies outside of it. */
export type TemplateProblem = { line: number | null; column: number | null; message: string };

export type PrintedPapers =
  | { ok: true; bytes: Uint8Array; pages: number }
  | { ok: false; problems: TemplateProblem[] };

/** What is asked of the process that compiles, and its answer. */
export type PrintRequest = { id: number; sections: readonly PaperSection[] };
export type PrintAnswer = { id: number } & PrintedPapers;
