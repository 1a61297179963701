import { Navigate } from '@tanstack/react-router';
import { holderOf, useActing } from './acting.ts';
import { entriesOf } from './entries.ts';

/** The first page of the role. */
export function Home() {
  const { assignment } = useActing();
  return <Navigate to={entriesOf(holderOf(assignment), assignment.unitKind)[0]?.to ?? '/permissions'} replace />;
}
