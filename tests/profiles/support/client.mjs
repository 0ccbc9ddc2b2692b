// An HTTP client that sends what it is told to, and nothing that a browser would add.
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/**
 * @param {string} url
 * @param {{method?: string, headers?: object, body?: string, closeAfter?: number}} [how] `closeAfter`:
 *   the connection is closed after so many bytes of the answer
 * @returns {Promise<{status: number, headers: object, text: string}>}
 */
export function send(url, { method = 'GET', headers = {}, body, closeAfter } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent }, (answer) => {
      let text = '';
      const done = () => resolve({ status: answer.statusCode, headers: answer.headers, text });
      answer.setEncoding('latin1').on('data', (part) => {
        text += part;
        if (closeAfter !== undefined && text.length >= closeAfter) {
          asked.destroy();
          done();
        }
      }).on('end', done).on('error', done);
    });
    asked.on('error', reject).end(body);
  });
}

export const closeConnections = () => agent.destroy();
