/** Where the text of one field waits in this browser until it is saved: each account has its own. */
export function draftPlace(accountId: number, ...of: readonly (string | number)[]): string {
  return `truong.draft.${accountId}.${of.join('.')}`;
}

export function readDraft(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/** Browsers that keep nothing lose a draft only with the page. */
export function keepDraft(place: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  } catch {}
}
