import type { StandIn } from '@truong/contracts/gradebook';
import { substitutionTexts } from './substitution-messages.ts';

export type StandInsProps = { standIns: readonly StandIn[]; today: string; className?: string | undefined };

/** Who stands in for whom until which day; nothing where nobody does. */
export function StandIns({ standIns, today, className }: StandInsProps) {
  return standIns.map((one) => (
    <div key={`${one.name} ${one.from}`} className={className}>
      {substitutionTexts.standsIn(one, today)}
    </div>
  ));
}
