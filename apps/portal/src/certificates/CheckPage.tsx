import type { CheckedPaper } from '@truong/contracts/papers';
import { checkTexts, portalTexts } from '../messages.ts';
import { CheckForm } from './CheckForm.tsx';
import { holderOf } from './holder-of.ts';
import { PaperResults } from './PaperResults.tsx';

type Props = { asked: string; answer: CheckedPaper | 'unknown' | null };

/** Whether a paper is genuine, and what it said when it was issued: never more than stands on it. */
export function CheckPage({ asked, answer }: Props) {
  if (answer === null || answer === 'unknown')
    return (
      <>
        <h1>{portalTexts.check}</h1>
        {answer === 'unknown' ? (
          <div className="verdict unknown" role="status">
            <strong>{checkTexts.unknown}</strong>
            <p>{checkTexts.unknownText}</p>
          </div>
        ) : (
          <p className="lead">{portalTexts.checkText}</p>
        )}
        <CheckForm asked={asked} />
      </>
    );
  const { kind, number, code, issuedOn, revokedOn, content } = answer;
  return (
    <>
      <h1>{checkTexts.kinds[kind]}</h1>
      <div className={revokedOn === null ? 'verdict genuine' : 'verdict revoked'} role="status">
        <strong>{revokedOn === null ? checkTexts.genuine : checkTexts.revoked}</strong>
        <p>{revokedOn === null ? checkTexts.genuineText : checkTexts.revokedText(revokedOn)}</p>
      </div>
      <dl className="facts">
        {[
          [checkTexts.holder, holderOf(content)],
          [checkTexts.school, content.issuer.school],
          [checkTexts.number, number],
          [checkTexts.issuedOn, checkTexts.day(issuedOn)],
          [checkTexts.code, code],
        ].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PaperResults content={content} />
      <p>
        <a href="/kiem-tra">{checkTexts.another}</a>
      </p>
    </>
  );
}
