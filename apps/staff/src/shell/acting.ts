import type { Term } from '@truong/contracts/common';
import type { Assignment, Me } from '@truong/contracts/identity';
import type { Calendar } from '@truong/contracts/organisation';
import { createContext, useContext } from 'react';

/** Who works here, in which of their assignments, and the year and term that the address names. */
export type Acting = { me: Me; assignment: Assignment; calendar: Calendar; schoolYear: number; term: Term };

export const ActingContext = createContext<Acting | null>(null);

export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (!acting) throw new Error('a page is shown only to somebody who acts');
  return acting;
}
