import type { ImportContext } from './import-kinds.ts';
import { parseClassName, parseSubject, type Reading } from './parse-values.ts';
import { plainWords } from './plain-words.ts';

export type Duties = { teaching: { subject: string; classes: string[] }[]; homeroomOf: string | null };

/** "6A, 6B; 7A" → three classes. "6A1,2" is refused: which classes are meant would be a guess. */
export function parseClassList(text: string, classes: ImportContext['classes']): Reading<string[]> {
  const parts = text
    .replace(/^\s*(các\s+)?lớp\s*:?/iu, '')
    .split(/\s*[,;/\n]\s*|\s+(?:và\s+)?(?=\d)|\s*\+\s*|\s+-\s+/u)
    .map((part) => part.trim())
    .filter(Boolean);
  const names: string[] = [];
  for (const part of parts) {
    const name = parseClassName(part, classes);
    if (!name.ok) return { ...name, expected: part };
    if (!/\d/.test(name.value) || /^\d$/.test(name.value)) return { ok: false, problem: 'not_a_class', expected: part };
    if (!names.includes(name.value)) names.push(name.value);
  }
  return names.length > 0 ? { ok: true, value: names } : { ok: false, problem: 'not_a_class' };
}

const homeroomWords = /^(?:gvcn|chu nhiem|cn lop|kiem nhiem chu nhiem|cong tac chu nhiem)(?: lop)? /;

/** "Toán 6A, 6B; Tin 7A; chủ nhiệm 6A": duties in one cell, apart by a semicolon, a plus or a line. */
export function parseDuties(text: string, { subjects, classes }: ImportContext): Reading<Duties> {
  const duties: Duties = { teaching: [], homeroomOf: null };
  for (const part of text
    .split(/\s*[;\n+]\s*|\s*\.\s+|,\s*(?=\p{L}{2})/u)
    .map((each) => each.trim())
    .filter(Boolean)) {
    const cut = /^(\D*?)\s*[:(]?\s*(lớp\s*)?(\d{1,2}\s?[\p{L}\d][^)]*|\d{1,2}[./]\d.*)\)?$/iu.exec(part);
    if (!cut?.[1] || !cut[3]) return { ok: false, problem: 'not_an_assignment', expected: part };
    const listed = parseClassList(cut[3], classes);
    if (!listed.ok) return listed;
    if (homeroomWords.test(`${plainWords(`${cut[1]} ${cut[2] ?? ''}`)} `)) {
      duties.homeroomOf = listed.value[0] ?? null;
      continue;
    }
    const subject = parseSubject(cut[1], subjects);
    if (!subject.ok) return { ok: false, problem: subject.problem, expected: subject.expected ?? cut[1] };
    duties.teaching.push({ subject: subject.value, classes: listed.value });
  }
  return { ok: true, value: duties };
}
