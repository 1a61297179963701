const names = new Map<string, string>();
const limit = 400;

/**
 * A name under which a connection prepares this statement once and then only binds. Statements with values in their
 * text would fill the server's memory: past the limit a statement stays unnamed.
 */
export function statementName(sql: string): string | undefined {
  const known = names.get(sql);
  if (known) return known;
  if (names.size >= limit) return undefined;
  const name = `ct${names.size}`;
  names.set(sql, name);
  return name;
}
