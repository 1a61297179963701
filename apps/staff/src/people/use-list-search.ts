import { useAddress } from '../address.tsx';

/** Search text and page of a list as the address holds them; a new search begins at its first page. */
export function useListSearch() {
  const address = useAddress();
  return {
    search: address.text('q'),
    page: address.number('page') ?? 0,
    onSearch: (q: string) => address.change({ q: q || undefined, page: undefined }, { inPlace: true }),
    onPage: (page: number) => address.change({ page: page === 0 ? undefined : page }),
  };
}
