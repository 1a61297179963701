import type { ReactNode } from 'react';
import { portalTexts } from './messages.ts';
import type { Site } from './pages.ts';

/** The document around every page: head, the name of the house, the way to the staff. */
export function Frame({ title, site, children }: { title: string; site: Site; children: ReactNode }) {
  return (
    <html lang="vi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#fbfaf7" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href="/portal/gate.svg" />
        <link rel="stylesheet" href="/portal/assets/portal.css" />
      </head>
      <body>
        <a className="skip" href="#content">
          {portalTexts.skip}
        </a>
        <header className="top">
          <a className="brand" href="/">
            <img src="/portal/gate.svg" alt="" width="32" height="32" />
            <span>
              <strong>{portalTexts.name}</strong>
              <small>{site.department ?? portalTexts.department}</small>
            </span>
          </a>
          <nav aria-label={portalTexts.name}>
            <a href="/kiem-tra">{portalTexts.check}</a>
            <a href="/staff">{portalTexts.staff}</a>
          </nav>
        </header>
        <main id="content">{children}</main>
        <footer className="foot">{portalTexts.foot}</footer>
      </body>
    </html>
  );
}
