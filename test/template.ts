/** The migrated, empty database that every test file copies. Nobody may stay connected to it. */
export const TEMPLATE = 'template_qinglian';
