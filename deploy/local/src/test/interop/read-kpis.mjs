// Reads a topic read-committed from its beginning to the end it has now, and prints each record as one line of JSON:
// partition, offset, key and the value as the official deserializer gives it, null for a tombstone. Amounts are decimal
// text. The group it reads with is deleted at the end.

import { randomUUID } from 'node:crypto';
import { AvroDeserializer, SerdeType } from '@confluentinc/schemaregistry';
import { avroOptions, kafkaAt, main, registryAt } from './clients.mjs';

await main('read-kpis.mjs <bootstrap-servers> <registry-url> <topic>', async (bootstrapServers, registryUrl, topic) => {
  const kafka = kafkaAt(bootstrapServers);
  const deserializer = new AvroDeserializer(registryAt(registryUrl), SerdeType.VALUE, avroOptions);
  const admin = kafka.admin();
  await admin.connect();
  const ends = new Map();
  for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
    if (BigInt(high) > BigInt(low)) ends.set(partition, BigInt(high));
  }
  if (ends.size > 0) {
    const groupId = `interop-${randomUUID()}`;
    await readTo(ends, kafka.consumer({ groupId, readUncommitted: false, retry: { retries: 10 } }), topic, async (record) => {
      const value = record.value === null ? null : await deserializer.deserialize(topic, record.value);
      const line = { partition: record.partition, offset: record.offset, key: record.key?.toString() ?? null, value };
      process.stdout.write(JSON.stringify(line) + '\n');
    });
    await admin.deleteGroups([groupId]);
  }
  await admin.disconnect();
});

/** Calls `accept` once for every record before the ends, which may lie behind a transaction's marker. */
async function readTo(ends, consumer, topic, accept) {
  const accepted = new Map(); // a consumer that restarts gives again what it has not committed
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise((resolve, reject) => {
    // A crash that restarts is how this client waits for a group coordinator that still loads.
    consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || reject(payload.error));
    // Unlike the handler below, this event also comes for batches of which nothing is to be seen, as at the end of an
    // aborted transaction.
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
      const end = ends.get(payload.partition);
      if (end !== undefined && BigInt(payload.lastOffset) + 1n >= end) ends.delete(payload.partition);
      if (ends.size === 0) resolve();
    });
    consumer
      .run({
        eachBatch: async ({ batch }) => {
          const end = ends.get(batch.partition);
          if (end === undefined) return;
          for (const message of batch.messages) {
            const offset = BigInt(message.offset);
            if (offset >= end || offset <= (accepted.get(batch.partition) ?? -1n)) continue;
            await accept({ partition: batch.partition, ...message });
            accepted.set(batch.partition, offset);
          }
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
}
