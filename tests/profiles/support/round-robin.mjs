// One origin before several server processes: each request goes to the next one, on a connection of its
// own. What is posted is written down, and headers can be taken away as other networks and browsers do.
import { createServer, request } from 'node:http';

const whole = async (stream) => {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

export class RoundRobin {
  /** Ports of the processes. */
  ports = [];
  /** How many of them are asked. */
  processes = Infinity;
  /** Every POST: its path, headers, body, and what came back. */
  posts = [];
  /** Paths and `Sec-Purpose` of what was fetched. */
  fetched = [];
  /** Pages of a test's own, by path. */
  pages = new Map();
  /** No connection gets through. */
  down = false;
  #rewrite = {};
  #turn = 0;
  #server;

  async listen() {
    this.#server = createServer((incoming, outgoing) => {
      this.#pass(incoming, outgoing).catch(() => outgoing.destroy());
    });
    this.#server.keepAliveTimeout = 600_000;   // else it closes what a client is about to use again
    await new Promise((done) => { this.#server.listen(0, '127.0.0.1', 4096, done); });
    return this;
  }

  get port() { return this.#server.address().port; }

  get origin() { return `http://127.0.0.1:${this.port}`; }

  /**
   * @param {{drop?: string[], csp?: [string, string][]}} rewrite headers that do not get through, and
   *   what is replaced in the policy of pages
   */
  rewrite(rewrite = {}) { this.#rewrite = rewrite; }

  close() {
    this.#server.closeAllConnections();
    return new Promise((done) => { this.#server.close(done); });
  }

  async #pass(incoming, outgoing) {
    if (this.down) return incoming.socket.destroy();
    const page = this.pages.get(incoming.url);
    if (page) return outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    const body = incoming.method === 'GET' || incoming.method === 'HEAD' ? undefined : await whole(incoming);
    if (!body) this.fetched.push({ path: incoming.url, purpose: incoming.headers['sec-purpose'] ?? '' });
    const answer = await this.#ask(incoming, body, outgoing);
    const headers = this.#answerHeaders(answer.headers);
    outgoing.writeHead(answer.statusCode, headers);
    if (!body) return answer.on('error', () => outgoing.destroy()).pipe(outgoing);
    const reply = await whole(answer);
    this.posts.push({ path: incoming.url, headers: incoming.headers, body: String(body), status: answer.statusCode, reply: String(reply) });
    return outgoing.end(reply);
  }

  #ask(incoming, body, outgoing) {
    const asked = this.ports.slice(0, this.processes);
    const port = asked[this.#turn++ % asked.length];
    const headers = { ...incoming.headers, connection: 'close' };
    for (const name of this.#rewrite.drop ?? []) delete headers[name];
    return new Promise((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers, agent: false }, resolve);
      outgoing.on('close', () => asked.destroy());
      asked.on('error', reject).end(body);
    });
  }

  #answerHeaders({ connection: _, ...headers }) {
    const policy = headers['content-security-policy'];
    if (policy) {
      headers['content-security-policy'] = (this.#rewrite.csp ?? [])
        .reduce((text, [from, to]) => text.replaceAll(from, to), policy);
    }
    return headers;
  }
}
