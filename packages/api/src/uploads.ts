import { largestFile } from '@truong/contracts/uploads';
import { markUploadRouter } from './gradebook/workbook/workbook.router.ts';
import { importUploadRouter } from './people/imports/imports.router.ts';
import { router } from './trpc.ts';

export { uploadPath } from '@truong/contracts/uploads';

/** What the address for large bodies offers, beside its place in the whole router. */
export const uploadRouter = router({ people: importUploadRouter, gradebook: markUploadRouter });

/** Base64 adds a third, the rest of the body little. */
export const uploadBodyLimit = Math.ceil(largestFile * 1.4) + 64 * 1024;

/** What a client reads as a call that was refused because its file is too large. */
export const tooLargeAnswer = {
  error: {
    message: 'IMPORT_FILE_REFUSED',
    code: -32600,
    data: {
      code: 'PAYLOAD_TOO_LARGE',
      httpStatus: 413,
      appCode: 'IMPORT_FILE_REFUSED',
      appData: { refusal: 'too_large' },
    },
  },
} as const;
