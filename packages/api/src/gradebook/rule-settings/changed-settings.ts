import { type Canonical, canonicalText } from '@truong/ledger/canonical';
import {
  defaultSettings,
  type GradebookSettings,
  type SettingName,
  settingNames,
} from '@truong/rules/gradebook/settings';

export type ChangedSetting = { name: SettingName; was: unknown; now: unknown };

/** The settings that are no longer as they were stored with a result; one that was not stored yet had its default. */
export function changedSettings(stored: Partial<GradebookSettings>, now: Partial<GradebookSettings>): ChangedSetting[] {
  return settingNames.flatMap((name) => {
    const change = { name, was: stored[name] ?? defaultSettings[name], now: now[name] ?? defaultSettings[name] };
    return textOf(change.was) === textOf(change.now) ? [] : [change];
  });
}

/** Without what is undefined: the stored ones went through the database. */
function textOf(value: unknown): string {
  return canonicalText(JSON.parse(JSON.stringify(value)) as Canonical);
}
