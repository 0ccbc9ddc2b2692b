// What a helpdesk keeps its own data in; Amends' are in SQLite, always.

/** Each is a whole helpdesk: ./dev test --all meets them all, ./dev test the one named. */
export const databases = (usual) => (process.env.AMENDS_TEST_ALL === '1' ? ['SQLite', 'PostgreSQL'] : [usual]);
