import './portal.css';
import { renderToString } from 'react-dom/server';
import { CheckPage } from './certificates/CheckPage.tsx';
import { Frame } from './Frame.tsx';
import { FrontPage } from './FrontPage.tsx';
import { portalTexts } from './messages.ts';
import { NoticePage } from './NoticePage.tsx';
import type { PortalPage, Site } from './pages.ts';

/** A page of the portal as a whole document; the server answers with it. */
export function renderPage(of: PortalPage, site: Site): string {
  return `<!doctype html>${renderToString(
    <Frame title={titleOf(of)} site={site}>
      <Content of={of} site={site} />
    </Frame>,
  )}`;
}

function Content({ of, site }: { of: PortalPage; site: Site }) {
  switch (of.page) {
    case 'front':
      return <FrontPage site={site} />;
    case 'check':
      return <CheckPage asked={of.asked} answer={of.answer} />;
    case 'busy':
      return <NoticePage title={portalTexts.busy} text={portalTexts.busyText} />;
    case 'not_found':
      return <NoticePage title={portalTexts.notFound} text={portalTexts.notFoundText} />;
  }
}

function titleOf({ page }: PortalPage): string {
  if (page === 'front') return portalTexts.name;
  const titles = { check: portalTexts.check, busy: portalTexts.busy, not_found: portalTexts.notFound };
  return `${titles[page]} · ${portalTexts.name}`;
}
