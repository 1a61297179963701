import type { Caller } from './callers.ts';

export type TermForm = {
  unitId: number;
  schoolYear: number;
  formCode: 'lower-secondary-term' | 'upper-secondary-term';
  period: 'term-1' | 'term-2';
};

/** Files the report of a semester's results as a principal does: what the checks say gets its note first. */
export async function fileTerm(principal: Caller, of: TermForm, note?: string) {
  const requestId = () => crypto.randomUUID();
  const { findings } = await principal.forms.draft(of);
  for (const { finding } of findings)
    await principal.forms.saveCheckNote({
      ...{ ...of, requestId: requestId(), check: finding.check },
      ...{ place: finding.cells[0] ?? '', note: 'Đã đối chiếu' },
    });
  return principal.forms.submit({ ...of, requestId: requestId(), ...(note ? { note } : {}) });
}
