import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** A search text and page that stand in the address; typing changes the address after a pause. */
export function useListSearch() {
  const search = useSearch({ strict: false }) as { q?: string; page?: number };
  const navigate = useNavigate();
  const [text, setText] = useState(search.q ?? '');
  const [settled] = useDebouncedValue(text, 250);
  useEffect(() => {
    if (settled !== (search.q ?? '')) void navigate({ to: '.', search: (old: object) => ({ ...old, q: settled || undefined, page: undefined }), replace: true } as never);
  }, [settled, search.q, navigate]);
  return {
    text,
    setText,
    search: search.q ?? '',
    page: search.page ?? 0,
    setPage: (page: number) => void navigate({ to: '.', search: (old: object) => ({ ...old, page }) } as never),
  };
}
