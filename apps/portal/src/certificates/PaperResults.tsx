import type { PaperContent, ReportCard, ReportCardYear } from '@truong/contracts/papers';
import { checkTexts } from '../messages.ts';

/** The results that a paper prints, to be compared with it. */
export function PaperResults({ content }: { content: PaperContent }) {
  switch (content.form) {
    case 'report-card-tt22':
    case 'report-card-tt58':
      return content.years.map((year) => <YearTable key={year.schoolYear} year={year} form={content.form} />);
    case 'report-card-tt27':
    case 'report-card-tt30':
      return content.years.map((year) => (
        <Table
          key={year.schoolYear}
          caption={checkTexts.results(year.schoolYear, year.className)}
          heads={checkTexts.primaryHeads}
          rows={year.subjects.map(({ name, level, test }) => ({ name, cells: [level, test] }))}
          facts={[
            ...(year.result ? [{ name: checkTexts.primaryResult, value: year.result }] : []),
            { name: checkTexts.decision, value: year.decision },
            ...(year.title ? [{ name: checkTexts.title, value: year.title }] : []),
          ]}
        />
      ));
    case 'result-slip':
      return (
        <Table
          caption={checkTexts.slipResults(content.period, content.schoolYear)}
          heads={content.heads}
          rows={content.rows}
          facts={content.results}
        />
      );
    case 'result-slip-primary': {
      const traits = [...content.qualities, ...content.competences, ...content.specificCompetences];
      return (
        <Table
          caption={checkTexts.slipResults(content.period, content.schoolYear)}
          heads={checkTexts.primaryHeads}
          rows={[
            ...content.subjects.map(({ name, level, test }) => ({ name, cells: [level, test] })),
            ...traits.map(({ name, level }) => ({ name, cells: [level, ''] })),
          ]}
          facts={content.results}
        />
      );
    }
    case 'commendation':
      return (
        <dl className="facts">
          {[
            [checkTexts.title, content.title],
            [checkTexts.class, content.pupil.className],
            [checkTexts.year, content.schoolYear],
          ].map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
  }
}

function YearTable({ year, form }: { year: ReportCardYear; form: ReportCard['form'] }) {
  const words = form === 'report-card-tt58' ? 'old' : 'new';
  const cellsOf = ({ term1, term2, year: all, again = '' }: Points) => [term1, term2, all, again];
  const full = [
    ...year.subjects.map(({ retest, ...subject }) => ({
      name: subject.name,
      cells: cellsOf({ ...subject, again: retest }),
    })),
    ...(year.average ? [{ name: checkTexts.average, cells: cellsOf(year.average) }] : []),
    { name: checkTexts.learning[words], cells: cellsOf(year.learning) },
    { name: checkTexts.conduct[words], cells: cellsOf(year.conduct) },
  ];
  // The last column is of pupils who had something to do in summer.
  const shown = full.some(({ cells }) => cells[3]) ? 4 : 3;
  const rows = full.map(({ name, cells }) => ({ name, cells: cells.slice(0, shown) }));
  const facts = [
    { name: checkTexts.decision, value: year.decision },
    ...(year.title ? [{ name: checkTexts.title, value: year.title }] : []),
  ];
  return (
    <Table
      caption={checkTexts.results(year.schoolYear, year.className)}
      heads={checkTexts.points.slice(0, shown)}
      rows={rows}
      facts={facts}
    />
  );
}

type Points = { term1: string; term2: string; year: string; again?: string };

type TableProps = {
  caption: string;
  heads: readonly string[];
  rows: readonly { name: string; cells: readonly string[] }[];
  facts: readonly { name: string; value: string }[];
};

function Table({ caption, heads, rows, facts }: TableProps) {
  return (
    <>
      <h2>{caption}</h2>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{checkTexts.subject}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, at) => (
                  <td key={heads[at]}>{cell || '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
