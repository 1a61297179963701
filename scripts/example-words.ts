/** The words of worked examples beside the product's. */
import type { CommentResult, ConductLevel, LearningLevel } from '@truong/rules/gradebook/levels';
import { type Json, textOf } from './example-form.ts';

const levels = {
  Tot: 'good',
  Kha: 'fair',
  Dat: 'satisfactory',
  ChuaDat: 'unsatisfactory',
  Gioi: 'excellent',
  TrungBinh: 'average',
  Yeu: 'weak',
  Kem: 'poor',
} as const;

/** Only subjects that a rule names; the others keep their own word. */
const subjects: Readonly<Record<string, string>> = {
  Toan: 'mathematics',
  NguVan: 'literature',
  NgoaiNgu: 'foreign-language-1',
  NgoaiNgu1: 'foreign-language-1',
  TiengViet: 'vietnamese',
  LSDL: 'history-geography',
  KhoaHoc: 'science',
  TinHocCongNghe: 'informatics-technology',
  TinHoc: 'informatics',
  CongNghe: 'technology',
  TiengDanToc: 'ethnic-language',
  TheDuc: 'physical-education',
  GDTC: 'physical-education',
  AmNhac: 'music',
  MiThuat: 'fine-arts',
};

export function subjectOf(name: string): string {
  return subjects[name] ?? name;
}

/** The word an example uses for a subject: one of its own, else the usual one. */
export function nameOfSubject(code: string, used: readonly string[]): string {
  const own = used.find((name) => subjectOf(name) === code);
  if (own !== undefined) return own;
  const usual = { 'foreign-language-1': 'NgoaiNgu1' }[code];
  return usual ?? Object.keys(subjects).find((name) => subjects[name] === code) ?? code;
}

export function levelOf(word: Json | undefined): LearningLevel & ConductLevel {
  const level = levels[textOf(word) as keyof typeof levels];
  if (!level) throw new Error(`not a level: ${JSON.stringify(word)}`);
  return level as LearningLevel & ConductLevel;
}

export function wordOfLevel(level: LearningLevel | ConductLevel | null): string | null {
  return Object.entries(levels).find(([, known]) => known === level)?.[0] ?? null;
}

export function commentResult(code: string): CommentResult {
  if (code === 'D') return 'pass';
  if (code === 'CD') return 'fail';
  throw new Error(`not a comment result: ${code}`);
}

export function wordOfComment(result: CommentResult): 'D' | 'CD' {
  return result === 'pass' ? 'D' : 'CD';
}
