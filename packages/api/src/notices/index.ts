/** How other capabilities tell somebody of something: inside the transaction in which it happened. */
export { tellNotice, tellUnit } from './tell-notice.ts';
