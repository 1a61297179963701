/** The largest file that is taken, in bytes. */
export const largestFile = 20 * 1024 * 1024;
/** Where files are sent: the one address that takes a body of that size. */
export const uploadPath = '/trpc/upload';
