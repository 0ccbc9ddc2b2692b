// For pages whose server is in this browser. Network or not, it answers; and Firefox takes calls that may outlive their
// page past a service worker.
Object.defineProperty(navigator, 'onLine', { get: () => true });
addEventListener('offline', (event) => event.stopImmediatePropagation(), { capture: true });

const overNetwork = globalThis.fetch;
globalThis.fetch = (input, how) => overNetwork(input, { ...how, keepalive: false });
