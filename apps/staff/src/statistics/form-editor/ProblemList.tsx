import type { FormProblem } from '@truong/contracts/form-definitions';
import type { Form } from '@truong/rules/statistics/form';
import styles from './form-editor.module.css';
import { editorTexts } from './messages.ts';
import { problemText } from './problem-text.ts';

type ProblemListProps = {
  form: Form;
  problems: readonly FormProblem[];
  /** Left out at the very place of the problems. */
  onGo?: (where: string) => void;
};

const most = 20;

/** What keeps the form from being published, the first ones, each with the way to where it is mended. */
export function ProblemList({ form, problems, onGo }: ProblemListProps) {
  const more = problems.length - most;
  return (
    <>
      <ul className={styles.list}>
        {problems.slice(0, most).map((problem) => (
          <li key={`${problem.code} ${problem.where} ${problem.what}`}>
            {onGo ? (
              <button type="button" className={styles.item} onClick={() => onGo(problem.where)}>
                {problemText(form, problem)}
              </button>
            ) : (
              problemText(form, problem)
            )}
          </li>
        ))}
      </ul>
      {more > 0 && editorTexts.moreProblems(more)}
    </>
  );
}
