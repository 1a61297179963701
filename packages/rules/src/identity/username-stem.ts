/**
 * The beginning of a username: the given name and the initials of family and middle names, of a name folded to plain
 * letters. 'Nguyễn Thị Lan' gives 'lannt'; who comes second gets 'lannt2'.
 */
export function usernameStem(folded: { familyAndMiddle: string; given: string }): string {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
  const initials = folded.familyAndMiddle.split(/\s+/).map((word) => plain(word).charAt(0));
  return plain(folded.given) + initials.join('') || 'canbo';
}
