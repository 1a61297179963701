import { Button, Group, Text } from '@mantine/core';
import { peopleTexts } from './messages.ts';

export function Paging({ page, pageSize, total, onPage }: { page: number; pageSize: number; total: number; onPage: (page: number) => void }) {
  return (
    <Group gap="xs" my="xs">
      <Text size="sm">{peopleTexts.total(total)}</Text>
      <Button size="compact-xs" variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {peopleTexts.previous}
      </Button>
      <Button size="compact-xs" variant="default" disabled={(page + 1) * pageSize >= total} onClick={() => onPage(page + 1)}>
        {peopleTexts.next}
      </Button>
    </Group>
  );
}
