import './older-browsers.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { createRoot } from 'react-dom/client';
import { BASE, Refused } from './api.ts';
import './console.css';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });
const page = (path: string, load: () => Promise<Record<string, unknown>>) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, 'Page' as never) });

const router = createRouter({
  basepath: BASE,
  routeTree: root.addChildren([
    page('/', () => import('./pages/inbox.tsx')),
    page('/overview', () => import('./pages/overview.tsx')),
    page('/overview/indicators', () => import('./pages/indicators.tsx')),
    page('/programmes', () => import('./pages/programmes.tsx')),
    page('/programmes/$programmeId/$version', () => import('./pages/programme.tsx')),
    page('/programmes/$programmeId/$version/new', () => import('./pages/new-version.tsx')),
    page('/programmes/$programmeId/$version/compare', () => import('./pages/compare.tsx')),
    page('/collections', () => import('./pages/collections.tsx')),
    page('/collections/new', () => import('./pages/compose.tsx')),
    page('/collections/$recordId', () => import('./pages/collection.tsx')),
    page('/collections/$recordId/edit', () => import('./pages/compose.tsx')),
    page('/burden', () => import('./pages/burden.tsx')),
    page('/ledgers', () => import('./pages/ledgers.tsx')),
    page('/ledgers/$ledger', () => import('./pages/ledger.tsx')),
    page('/ledgers/$ledger/import', () => import('./pages/import.tsx')),
    page('/ledgers/$ledger/new', () => import('./pages/new-record.tsx')),
    page('/records/$recordId', () => import('./pages/record.tsx')),
    page('/records/$recordId/print', () => import('./pages/print-record.tsx')),
    page('/help/scores', () => import('./pages/help-scores.tsx')),
    page('/help/coverage', () => import('./pages/help-coverage.tsx')),
    page('/meetings', () => import('./pages/meeting-calendar.tsx')),
    page('/files', () => import('./pages/files.tsx')),
    page('/organisation', () => import('./pages/organisation.tsx')),
    page('/organisation/roster', () => import('./pages/roster.tsx')),
    page('/codes', () => import('./pages/codes.tsx')),
    page('/sign-ins', () => import('./pages/sign-ins.tsx')),
    page('/account', () => import('./pages/account.tsx')),
  ]),
});

const queries = new QueryClient({ defaultOptions: { queries: { retry: (count, error) => !(error instanceof Refused) && count < 2, refetchOnWindowFocus: false } } });
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';

createRoot(document.getElementById('root') as HTMLElement).render(
  <ConfigProvider locale={zhCN} csp={{ nonce }} theme={{ token: { colorPrimary: '#0b4a6f', colorLink: '#0b4a6f', colorLinkHover: '#12608f', colorTextSecondary: '#52606d', colorTextDescription: '#52606d', colorTextPlaceholder: '#667085', borderRadius: 4 } }} button={{ autoInsertSpace: false }}>
    <App>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </App>
  </ConfigProvider>,
);
