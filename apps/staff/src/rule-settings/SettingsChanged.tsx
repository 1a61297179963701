import { Alert } from '@mantine/core';
import type { UnitYear } from '@truong/contracts/common';
import { PageLink } from '../address.tsx';
import { trpc } from '../trpc.ts';
import { settingPageTexts as texts } from './messages.ts';

/** Above closed results: a setting changed after they were closed, and how many would be others; else nothing. */
export function SettingsChanged({ of }: { of: UnitYear }) {
  const { data } = trpc.gradebook.settingDifferences.useQuery(of);
  if (!data || data.periods.length === 0) return null;
  const pupils = data.periods.reduce((sum, period) => sum + period.pupils.length, 0);
  return (
    <Alert color={pupils > 0 ? 'yellow' : 'gray'} variant="light" role="status">
      {texts.banner(pupils)} <PageLink to="/rule-settings/differences">{texts.see}</PageLink>
    </Alert>
  );
}
