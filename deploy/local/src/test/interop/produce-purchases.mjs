// Produces one purchase of each of n customers, as a shop with the official clients would: the key is the customer id,
// the value an OrderCompleted written by the official Avro serializer with the latest schema of the subject. The orders
// lie a minute apart, the last one a minute ago. Prints the last offset of each partition as one line of JSON.
//
// <schema> is a file with a whole OrderCompleted schema, which is registered first, or `latest` for the one registered.

import { readFile } from 'node:fs/promises';
import { AvroSerializer, SerdeType } from '@confluentinc/schemaregistry';
import { avroOptions, kafkaAt, main, noCompression, registryAt } from './clients.mjs';

const BATCH = 500;
const MINUTE_MILLIS = 60_000;

function purchase(index, customers) {
  return {
    eventId: `interop-purchase-${index}`,
    orderId: `interop-order-${index}`,
    customerId: customerId(index),
    occurredAt: Date.now() - (customers - index) * MINUTE_MILLIS,
    channel: index % 2 === 0 ? 'WEB' : 'STORE',
    currency: 'EUR',
    discount: '0.0000',
    tax: '3.9900',
    shipping: null,
    total: `${20 + index}.9900`,
    coupons: index % 5 === 0 ? ['SPRING10'] : [],
    products: [],
    country: 'DE',
    test: false,
  };
}

function customerId(index) {
  return `interop-customer-${index}`;
}

await main(
  'produce-purchases.mjs <bootstrap-servers> <registry-url> <topic> <schema> <customers>',
  async (bootstrapServers, registryUrl, topic, schema, customers) => {
    const registry = registryAt(registryUrl);
    if (schema !== 'latest') {
      await registry.register(`${topic}-value`, { schemaType: 'AVRO', schema: await readFile(schema, 'utf8') });
    }
    const serializer = new AvroSerializer(registry, SerdeType.VALUE, { useLatestVersion: true, ...avroOptions });
    const count = Number(customers);
    const producer = kafkaAt(bootstrapServers).producer({ idempotent: true });
    await producer.connect();
    const offsets = {};
    for (let first = 0; first < count; first += BATCH) {
      const messages = [];
      for (let index = first; index < Math.min(first + BATCH, count); index++) {
        const value = await serializer.serialize(topic, purchase(index, count));
        messages.push({ key: customerId(index), value });
      }
      const sent = await producer.send({ topic, compression: noCompression, messages });
      for (const { partition, baseOffset } of sent) offsets[partition] = baseOffset;
    }
    await producer.disconnect();
    console.log(JSON.stringify({ topic, customers: count, lastBatchAt: offsets }));
  },
);
