import { Anchor } from '@mantine/core';
import { Link, type LinkProps, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActing } from './shell/acting.ts';

/** What the address says besides the year and term; a page reads the names that are its own. */
export type AddressSearch = Readonly<Record<string, string | number | undefined>>;

/** The search part of the address, and changing some of it: a new step of Back, or in place while somebody types. */
export function useAddress() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  return {
    text: (name: string): string => {
      const value = search[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    },
    number: (name: string): number | undefined => {
      const value = Number(search[name] ?? Number.NaN);
      return Number.isSafeInteger(value) ? value : undefined;
    },
    oneOf: <Name extends string>(name: string, known: readonly Name[]): Name | undefined =>
      known.find((one) => one === search[name]),
    change: (patch: AddressSearch, { inPlace = false } = {}): void => {
      navigate({
        to: '.',
        search: (old: object) => ({ ...old, ...patch }),
        replace: inPlace,
        resetScroll: false,
      } as never);
    },
  };
}

/** A number of the path, like `$classId`; 0, which nothing has, when the address is not one of ours. */
export function usePathId(name: string): number {
  const value = Number((useParams({ strict: false }) as Record<string, string | undefined>)[name]);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

export type PageLinkProps = {
  to: NonNullable<LinkProps['to']>;
  params?: Readonly<Record<string, string | number>>;
  search?: AddressSearch;
  /** Shown on hovering. */
  title?: string;
  className?: string | undefined;
  children: ReactNode;
};

/** A link to another page, in the same year and term. */
export function PageLink({ to, params = {}, search = {}, title, className, children }: PageLinkProps) {
  const { schoolYear, term } = useActing();
  const address = {
    to,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
    search: { year: schoolYear, term, ...search },
  } as LinkProps;
  const named = title === undefined ? {} : { title };
  if (className !== undefined) {
    return (
      <Link {...address} {...named} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <Anchor inherit renderRoot={(anchor: object) => <Link {...address} {...named} {...anchor} />}>
      {children}
    </Anchor>
  );
}
