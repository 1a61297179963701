import type { Term } from '@truong/contracts/common';
import type { Assignment, Me } from '@truong/contracts/identity';
import type { Calendar } from '@truong/contracts/organisation';
import { type Holder, holds, type Permission } from '@truong/contracts/permissions';
import { createContext, useContext } from 'react';

/** Who works here, in which of their assignments, and the year and term that the address names. */
export type Acting = { me: Me; assignment: Assignment; calendar: Calendar; schoolYear: number; term: Term };

export const ActingContext = createContext<Acting | null>(null);

export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (!acting) throw new Error('a page is shown only to somebody who acts');
  return acting;
}

/** The role of an assignment with what is delegated to it for today. */
export function holderOf({ role, delegations }: Pick<Assignment, 'role' | 'delegations'>): Holder {
  return { role, delegated: delegations.flatMap(({ permissions }) => permissions) };
}

/** Whether whoever acts here may do a thing: by their role, or because it was delegated to them. */
export function useMay(): (permission: Permission) => boolean {
  const { assignment } = useActing();
  const holder = holderOf(assignment);
  return (permission) => holds(holder, permission);
}
