import { CheckForm } from './certificates/CheckForm.tsx';
import { portalTexts } from './messages.ts';
import type { Site } from './pages.ts';

/** The front page of a department: to the check of a paper, and to the work. */
export function FrontPage({ site }: { site: Site }) {
  return (
    <>
      <h1>{portalTexts.frontTitle(site.department)}</h1>
      <p className="lead">{portalTexts.frontText}</p>
      <div className="doors">
        <section>
          <h2>{portalTexts.check}</h2>
          <p>{portalTexts.checkText}</p>
          <CheckForm asked="" />
        </section>
        <section>
          <h2>{portalTexts.staff}</h2>
          <p>{portalTexts.staffText}</p>
          <a className="button quiet" href="/staff">
            {portalTexts.staff}
          </a>
        </section>
      </div>
    </>
  );
}
