/** Numbers of a class name at two digits, so that 6A10 stands after 6A2 and before 10A1. */
export function classSortKey(name: string): string {
  return name
    .trim()
    .toUpperCase()
    .replace(/\d+/g, (digits) => digits.padStart(2, '0'));
}
