import type { TermBoard } from '@truong/contracts/gradebook';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { whoText } from '../messages.ts';
import { termTexts } from './messages.ts';

/** What happened to the term: who, when, why. */
export function TermEvents({ events }: { events: TermBoard['events'] }) {
  return (
    <DataTable
      caption={termTexts.events}
      isCaptionHidden
      rows={events}
      rowKey={(event) => `${event.kind} ${event.at}`}
      empty={termTexts.noEvents}
      columns={[
        { key: 'kind', head: termTexts.event, width: 140, cell: (event) => termTexts.eventKinds[event.kind] },
        { key: 'when', head: termTexts.when, width: 184, cell: (event) => termTexts.at(event.at) },
        { key: 'who', head: termTexts.who, width: 200, cell: (event) => whoText(event.who, event.onBehalfOf) },
        { key: 'reason', head: termTexts.eventReason, cell: (event) => event.reason ?? '–' },
      ]}
    />
  );
}
