import { actingSettings, type Explanation, explain } from './explain/explanation.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import type { SubjectResult } from './subject-result.ts';

/**
 * The result of a comment subject taught in strands by several teachers (Nghệ thuật: Âm nhạc and Mĩ thuật). TT22/2021 says
 * nothing of strands; by practice Đạt when every strand is, setting `artStrands`. Not available while a strand is.
 */
export function strandsResult(
  rules: SecondaryRules,
  of: { subject: string; strands: readonly { strand: string; result: SubjectResult }[] },
  explanation?: Explanation,
): SubjectResult {
  const taught = of.strands.filter(({ result }) => result.kind !== 'excluded');
  if (taught.length === 0) return of.strands[0]?.result ?? { kind: 'excluded', cause: 'not_taught' };
  const missing = taught.filter(({ result }) => result.kind !== 'comment');
  if (missing.length > 0) {
    return { kind: 'not_available', missing: missing.map(({ strand }) => ({ kind: 'strand', strand })) };
  }
  const isPassed = ({ result }: { result: SubjectResult }) => result.kind === 'comment' && result.result === 'pass';
  const passes = rules.settings.artStrands === 'both' ? taught.every(isPassed) : taught.some(isPassed);
  const result = passes ? 'pass' : 'fail';
  if (explanation) {
    explain(explanation, rules, {
      decided: 'strands',
      subject: of.subject,
      rule: rules.sources.strands,
      inputs: taught.map((one) => ({ of: 'strand', name: one.strand, value: isPassed(one) ? 'pass' : 'fail' })),
      result,
      settings: actingSettings(rules, ['artStrands'], (under) => strandsResult(under, of)),
    });
  }
  return { kind: 'comment', result };
}
