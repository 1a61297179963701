import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Assignment } from '@truong/contracts/identity';
import { roleNames } from '../messages.ts';
import { useActing } from './acting.ts';
import { shellTexts } from './messages.ts';
import styles from './shell.module.css';

/** Where and as what this tab acts; who holds more than one assignment chooses here. */
export function ActingMenu() {
  const { me, assignment } = useActing();
  const navigate = useNavigate();
  const queryClient = useQueryClient();

  async function choose({ id }: Assignment) {
    if (id === assignment.id) return;
    await navigate({ to: '/', search: (old) => ({ as: id, year: old.year, term: old.term }) });
    // What one role has read is not for the other; who one is stays.
    queryClient.removeQueries({ predicate: ({ queryKey }) => !isAboutPerson(queryKey) });
  }

  if (me.assignments.length === 1) {
    return (
      <div className={styles.acting}>
        <Place assignment={assignment} />
      </div>
    );
  }
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <UnstyledButton className={styles.acting}>
          <Place assignment={assignment} />
          <VisuallyHidden>, {shellTexts.actingAs}</VisuallyHidden>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{shellTexts.chooseAssignment}</Menu.Label>
        {me.assignments.map((each) => (
          <Menu.Item
            key={each.id}
            aria-current={each.id === assignment.id || undefined}
            fw={each.id === assignment.id ? 600 : undefined}
            onClick={() => void choose(each)}
          >
            <Place assignment={each} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The role, or for a deputy until when they stand in for the principal: the bar has room for one of the two. */
function Place({ assignment }: { assignment: Assignment }) {
  return (
    <span className={styles.actingText}>
      <span>{assignment.unitName}</span>{' '}
      <span>
        {asWhat(assignment)}
        {assignment.isEnded && ` · ${shellTexts.ended}`}
      </span>
    </span>
  );
}

function asWhat({ delegations, role }: Assignment): string {
  const until = delegations
    .map(({ validTo }) => validTo)
    .sort()
    .at(-1);
  return until ? shellTexts.onBehalf(until) : roleNames[role];
}

/** Keys of the API begin with the path: [['identity', 'me'], …]. */
function isAboutPerson(queryKey: readonly unknown[]): boolean {
  const [path] = queryKey;
  return Array.isArray(path) && (path.join('.') === 'identity.me' || path.join('.') === 'organisation.calendar');
}
