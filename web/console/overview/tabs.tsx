import { Link } from '@tanstack/react-router';

/** 总览 has two pages: who owes what, and what the records come to. */
export const Tabs = () => (
  <><h1>总览</h1><ul className="overview-tabs">
    <li><Link to="/overview" activeProps={{ className: 'active', 'aria-current': 'page' }} activeOptions={{ exact: true, includeSearch: false }}>总览</Link></li>
    <li><Link to="/overview/indicators" activeProps={{ className: 'active', 'aria-current': 'page' }} activeOptions={{ includeSearch: false }}>指标</Link></li>
  </ul></>
);
