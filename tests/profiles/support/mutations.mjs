// What becomes of links on their way through mail software. Each takes the whole URL.
const afterSlash = (url, change) => url.replace(/(\/r\/)(.+)$/, (_, before, rest) => before + change(rest));
const rotated = (text) => text.replace(/[a-z]/gi, (letter) => {
  const from = letter < 'a' ? 65 : 97;
  return String.fromCharCode((letter.charCodeAt(0) - from + 13) % 26 + from);
});

export const mutations = {
  rot13: (url) => afterSlash(url, rotated),
  // As seen: what looks like base64 is decoded, turned, and encoded again.
  rot13_of_base64: (url) => afterSlash(url, (rest) => encodeURIComponent(Buffer.from(rotated(Buffer.from(rest, 'base64').toString('latin1')), 'latin1').toString('base64'))),
  upper_case: (url) => afterSlash(url, (rest) => rest.toUpperCase()),
  lower_case: (url) => url.toLowerCase(),
  cut_at_64: (url) => url.slice(0, 64),
  trailing_dot: (url) => `${url}.`,
  trailing_parenthesis: (url) => `${url})`,
  trailing_angle: (url) => `${url}%3E`,
  quoted_equals: (url) => afterSlash(url, (rest) => `=3D${rest}`),
  escaped_ampersand: (url) => `${url}?utm_source=mail&amp;utm_medium=rating`,
  reordered_parameters: (url) => `${url}?utm_medium=rating&utm_source=mail`,
  doubled_slash: (url) => afterSlash(url, (rest) => `/${rest}`),
};
