import { ActionIcon, Menu } from '@mantine/core';
import { IconKeyboard, IconLogout, IconShieldLock, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ownAccountTexts } from '../identity/account-messages.ts';
import { useActing } from './acting.ts';
import { shellTexts } from './messages.ts';
import { SignOutQuestion } from './SignOutQuestion.tsx';
import { useSignOut } from './use-sign-out.ts';

export function AccountMenu({ onKeys }: { onKeys: () => void }) {
  const { me } = useActing();
  const navigate = useNavigate();
  const signOut = useSignOut(me.accountId);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon size="lg" aria-label={`${shellTexts.account}: ${me.displayName}`}>
            <IconUserCircle size={22} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {me.displayName} · {me.username}
            {me.isDemo && ` · ${shellTexts.demo}`}
          </Menu.Label>
          {!me.seeing && (
            <Menu.Item
              leftSection={<IconShieldLock size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/account' })}
            >
              {ownAccountTexts.title}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onKeys}>
            {shellTexts.keys}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut.begin()}>
            {shellTexts.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SignOutQuestion signOut={signOut} />
    </>
  );
}
