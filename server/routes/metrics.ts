import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` tells Prometheus. Routes by their pattern: never an id. */
export type Metrics = ReturnType<typeof makeMetrics>;

export function makeMetrics(count: { rooms(): number; sockets(): number }) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'pushback_http_request_seconds',
    help: 'Time to answer an HTTP request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('pushback_live_rooms', 'Live sessions held by this process', count.rooms);
  gauge('pushback_live_sockets', 'Sockets of live sessions open at this process', count.sockets);
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered(method: string, route: string, status: number, seconds: number) {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
  };
}
