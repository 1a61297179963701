import { type Canonical, canonicalText } from '@truong/ledger/canonical';
import {
  defaultSettings,
  type GradebookSettings,
  isSettingOf,
  type SettingName,
  settingNames,
} from '@truong/rules/gradebook/settings';

export type ChangedSetting = { name: SettingName; was: unknown; now: unknown };

/** The settings of a stage that are no longer as they were stored with a result; one that was not stored yet had its default. */
export function changedSettings(
  { stage, settings: stored }: { stage: 'primary' | 'secondary'; settings: Partial<GradebookSettings> },
  now: Partial<GradebookSettings>,
): ChangedSetting[] {
  const [before, after] = [complete(stored), complete(now)];
  return settingNames.flatMap((name) => {
    if (!isSettingOf(stage, name)) return [];
    const change = { name, was: before[name], now: after[name] };
    return textOf(change.was) === textOf(change.now) ? [] : [change];
  });
}

function complete(settings: Partial<GradebookSettings>): GradebookSettings {
  const minSubjects = { ...defaultSettings.minSubjects, ...settings.minSubjects };
  return { ...defaultSettings, ...settings, minSubjects };
}

/** Without what is undefined: the stored ones went through the database. */
function textOf(value: unknown): string {
  return canonicalText(JSON.parse(JSON.stringify(value)) as Canonical);
}
