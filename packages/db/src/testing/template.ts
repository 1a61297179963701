/** The migrated, empty database that each test database is a copy of. Nothing may stay connected to it. */
export const TEMPLATE = 'test_template';
