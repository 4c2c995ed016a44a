// A pair of shoes from hand to hand and back, by a client that was made of the description alone.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
  CatalogueApi,
  Channel,
  Configuration,
  CustodyApi,
  HolderKind,
  JobsApi,
  LineStatus,
  OrdersApi,
  OrderStatus,
  ResponseError,
  SitesApi,
} from './conciergerie/index.js';

const basePath = process.env.CONCIERGERIE;
assert(basePath, 'CONCIERGERIE names the installation');

function as(token: string): Configuration {
  return new Configuration({ basePath, accessToken: token });
}

const agent = new OrdersApi(as('demo-agent'));
const concierge = new CustodyApi(as('demo-concierge'));
const cobbler = new JobsApi(as('demo-partner'));

const site = await new SitesApi(as('demo-agent')).readSite({ site: 'pole-sud' });
assert(site.nextSessions.length > 0);
const services = await new CatalogueApi(as('demo-agent')).listServices({ site: site.slug, query: 'talons' });
const heels = services.items[0]!;
assert(heels.price != null);

const idempotencyKey = randomUUID();
const wish = {
  site: site.slug,
  channel: Channel.Online,
  lines: [{ service: heels.slug, quantity: 1, note: 'Bottines noires', price: heels.price }],
};
const placed = await agent.placeOrderRaw({ idempotencyKey, placeOrder: wish });
const order = await placed.value();
const again = await agent.placeOrder({ idempotencyKey, placeOrder: wish });
assert.equal(again.id, order.id);
assert.equal(order.total.cents, heels.price.cents);
assert.equal(order.withdrawalUntil instanceof Date, true);
const here = { order: order.id, line: order.lines[0]!.id };

// Somebody who has read another version changes nothing.
await refused(412, agent.cancelLine({ ...here, reason: { reason: 'Plus besoin' }, ifMatch: '"99"' }));

const handed = await concierge.receivePieces({
  ...here,
  ifMatch: placed.raw.headers.get('etag')!,
  deposit: { pieces: [{ description: 'Bottines noires', reserves: ['WORN'] }], place: 'Étagère A' },
});
assert.equal(handed.lines[0]!.status, LineStatus.Deposited);
assert.equal((await concierge.dispatchLine(here)).items[0]!.holder.kind, HolderKind.Partner);

const job = (await cobbler.listJobs({ limit: 100 })).items.find((it) => it.line === here.line)!;
await cobbler.acceptJob({ order: job.order, line: job.line });
assert.equal((await cobbler.completeJob(here)).lines[0]!.status, LineStatus.Completed);

const back = await concierge.takeBack({ ...here, arrival: { place: 'Étagère B' } });
assert.equal(back.status, OrderStatus.Ready);
assert.equal((await concierge.findPiece({ label: handed.items[0]!.label })).holder.place, 'Étagère B');
assert.equal((await concierge.handOver(here)).status, OrderStatus.Collected);
assert.equal((await agent.readOrder({ order: order.id })).lines[0]!.status, LineStatus.Collected);
await refused(409, concierge.handOver(here));
console.log('collected');

async function refused(status: number, call: Promise<unknown>): Promise<void> {
  await assert.rejects(call, (error: unknown) => error instanceof ResponseError && error.response.status === status);
}
