import { Group, Pagination, Text } from '@mantine/core';
import { peopleTexts } from './messages.ts';

export type PagingProps = {
  page: number;
  pageSize: number;
  total: number;
  /** How many there are, in words; people where nothing else is said. */
  found?: (total: number) => string;
  onPage: (page: number) => void;
};

/** How many were found, and the way through their pages (counted from 0). */
export function Paging({ page, pageSize, total, found = peopleTexts.found, onPage }: PagingProps) {
  return (
    <Group gap="md">
      <Text size="sm" role="status">
        {found(total)}
      </Text>
      <nav aria-label={peopleTexts.pages}>
        <Pagination
          size="sm"
          hideWithOnePage
          total={Math.ceil(total / pageSize)}
          value={page + 1}
          onChange={(next) => onPage(next - 1)}
          getControlProps={(control) => ({
            'aria-label': control === 'previous' ? peopleTexts.previous : peopleTexts.next,
          })}
        />
      </nav>
    </Group>
  );
}
