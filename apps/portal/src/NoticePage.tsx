import { portalTexts } from './messages.ts';

/** A page that only says something, and leads back. */
export function NoticePage({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <a href="/">{portalTexts.home}</a>
    </>
  );
}
