import { NativeSelect } from '@mantine/core';
import { AssessmentPoint, BookFormat, BookKind, PaperExtent, PaperKind, PaperPeriod } from '@truong/contracts/papers';
import { useAddress } from '../address.tsx';
import { assessmentPoints, bookFormats, paperPeriods, printedNames, printTexts } from './messages.ts';

const printedKinds = [...PaperKind.options, ...BookKind.options] as const;
export type Chosen = {
  kind: (typeof printedKinds)[number];
  period: PaperPeriod;
  extent: PaperExtent;
  point: AssessmentPoint;
  format: BookFormat;
};

/** What the address says is to be printed. */
export function useChosen(): Chosen {
  const address = useAddress();
  const kind = address.oneOf('paper', printedKinds) ?? 'report_card';
  return {
    kind,
    period: kind === 'result_slip' ? (address.oneOf('of', PaperPeriod.options) ?? 'year') : 'year',
    extent: address.oneOf('pages', PaperExtent.options) ?? 'whole',
    point: address.oneOf('point', AssessmentPoint.options) ?? 'year_end',
    format: address.oneOf('file', BookFormat.options) ?? 'pdf',
  };
}

/** Which paper, and what more it asks. */
export function PrintChoices({ chosen: { kind, period, extent, point, format } }: { chosen: Chosen }) {
  const address = useAddress();
  return (
    <>
      <NativeSelect
        label={printTexts.paper}
        data={printedKinds.map((value) => ({ value, label: printedNames[value] }))}
        value={kind}
        onChange={(event) => address.change({ paper: event.currentTarget.value, of: undefined })}
      />
      {kind === 'report_card' && (
        <NativeSelect
          label={printTexts.extent}
          data={PaperExtent.options.map((value) => ({ value, label: printTexts.extents[value] }))}
          value={extent}
          onChange={(event) => address.change({ pages: event.currentTarget.value })}
        />
      )}
      {kind === 'result_slip' && (
        <NativeSelect
          label={printTexts.period}
          data={PaperPeriod.options.map((value) => ({ value, label: paperPeriods[value] }))}
          value={period}
          onChange={(event) => address.change({ of: event.currentTarget.value })}
        />
      )}
      {kind === 'class_summary' && (
        <NativeSelect
          label={printTexts.point}
          data={AssessmentPoint.options.map((value) => ({ value, label: assessmentPoints[value] }))}
          value={point}
          onChange={(event) => address.change({ point: event.currentTarget.value })}
        />
      )}
      {isBook(kind) && (
        <NativeSelect
          label={printTexts.format}
          data={BookFormat.options.map((value) => ({ value, label: bookFormats[value] }))}
          value={format}
          onChange={(event) => address.change({ file: event.currentTarget.value })}
        />
      )}
    </>
  );
}

export function isBook(kind: Chosen['kind']): kind is BookKind {
  return BookKind.options.some((book) => book === kind);
}
