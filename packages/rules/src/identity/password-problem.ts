export type PasswordProblem = 'short' | 'username' | 'same' | 'plain';

export const passwordLength = 10;
const fewestCharacters = 4;

/**
 * What is wrong with a password that somebody chooses; null for nothing. Length counts most, so there are no rules of
 * kinds of characters (NIST SP 800-63B, 5.1.1).
 */
export function passwordProblem(of: {
  password: string;
  username: string;
  oldPassword: string;
}): PasswordProblem | null {
  const password = of.password.normalize('NFC');
  const characters = [...password];
  if (characters.length < passwordLength) return 'short';
  if (new Set(characters).size < fewestCharacters) return 'plain';
  if (password.toLowerCase() === of.username.toLowerCase()) return 'username';
  return password === of.oldPassword.normalize('NFC') ? 'same' : null;
}
