import type { TermBoard } from '@truong/contracts/gradebook';
import type { YearBoard } from '@truong/contracts/school-year-results';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { whoText } from '../messages.ts';
import { termTexts } from './messages.ts';

type Event = TermBoard['events'][number] | YearBoard['events'][number];
export type TermEventsProps = {
  events: readonly Event[];
  caption?: string;
  kinds?: Readonly<Partial<Record<Event['kind'], string>>>;
};

/** What happened to the term, or to the year: who, when, why. */
export function TermEvents({ events, caption = termTexts.events, kinds = termTexts.eventKinds }: TermEventsProps) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      rows={events}
      rowKey={(event) => `${event.kind} ${event.at}`}
      empty={termTexts.noEvents}
      columns={[
        { key: 'kind', head: termTexts.event, width: 140, cell: (event) => kinds[event.kind] },
        { key: 'when', head: termTexts.when, width: 184, cell: (event) => termTexts.at(event.at) },
        { key: 'who', head: termTexts.who, width: 200, cell: (event) => whoText(event.who, event.onBehalfOf) },
        { key: 'reason', head: termTexts.eventReason, cell: (event) => event.reason ?? '–' },
      ]}
    />
  );
}
