import { Navigate } from '@tanstack/react-router';
import { useActing } from './acting.ts';
import { entriesOf } from './Shell.tsx';

/** The first page of the role. */
export function Home() {
  const { assignment, schoolYear, term } = useActing();
  const first = entriesOf(assignment.role, assignment.unitKind)[0];
  return <Navigate to={first?.to ?? '/permissions'} search={{ year: schoolYear, term } as never} replace />;
}
