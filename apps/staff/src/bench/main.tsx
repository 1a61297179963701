import '@truong/ui/theme.css';
import { UiProvider } from '@truong/ui/theme.tsx';
import { createRoot } from 'react-dom/client';
import { BenchSheet, benchSize } from './BenchSheet.tsx';
import { showBareTable } from './bare-table.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
if (location.hash === '#bare') showBareTable(root, benchSize);
else
  createRoot(root).render(
    <UiProvider>
      <BenchSheet />
    </UiProvider>,
  );
