/** The address comes from the helpdesk's data: only web addresses become links. */
export const safeUrl = (url) => /^https?:\/\//i.test(url ?? '') || /^\/(?!\/)/.test(url ?? '');
