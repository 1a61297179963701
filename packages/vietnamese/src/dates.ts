/** '2025-05-20' → '20/05/2025'. */
export function formatDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** '20/5/2025', '20-05-2025' or '20.05.2025' → '2025-05-20'; null for anything that is no real day. */
export function parseDate(text: string): string | null {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text.trim());
  if (!match) return null;
  const iso = `${match[4]}-${match[3]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null;
}

const hanoiTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A timestamp with its zone → '14:05 20/05/2025', Vietnam's time. */
export function formatDateTime(timestamp: string): string {
  const parts = new Map(hanoiTime.formatToParts(new Date(timestamp)).map((part) => [part.type, part.value]));
  return `${parts.get('hour')}:${parts.get('minute')} ${parts.get('day')}/${parts.get('month')}/${parts.get('year')}`;
}

/** A school year is named by the year in which it starts: 2024 → '2024-2025'. */
export function formatSchoolYear(startYear: number): string {
  return `${startYear}-${startYear + 1}`;
}
