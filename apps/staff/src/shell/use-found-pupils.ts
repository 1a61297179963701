import { useDebouncedValue } from '@mantine/hooks';
import { searchTokens } from '@truong/vietnamese/text';
import { trpc } from '../trpc.ts';
import { matches } from './find-anything.ts';

/**
 * Pupils by the beginnings of their names while somebody types: asked a moment after the last key, an answer that is no
 * longer wanted is given up, and until the new one comes those of the last that still fit stay.
 */
export function useFoundPupils(of: { typed: string; schoolYear: number; isAllowed: boolean }) {
  const typed = of.typed.trim().slice(0, 100);
  const [search] = useDebouncedValue(typed, 200);
  const isWanted = of.isAllowed && hasWord(typed);
  const found = trpc.people.searchPupils.useQuery(
    { schoolYear: of.schoolYear, search },
    {
      enabled: isWanted && hasWord(search),
      staleTime: 30_000,
      placeholderData: (last) => last,
      trpc: { abortOnUnmount: true },
    },
  );
  return {
    pupils: isWanted ? (found.data?.pupils ?? []).filter(({ fullName }) => matches(typed, fullName)) : [],
    hasMore: isWanted && found.data?.hasMore === true,
    isSearching: isWanted && (found.isFetching || search !== typed),
    error: isWanted && !found.isFetching ? found.error : null,
  };
}

/** The server looks nobody up by a single letter. */
function hasWord(typed: string): boolean {
  return searchTokens(typed).some((word) => word.length >= 2);
}
