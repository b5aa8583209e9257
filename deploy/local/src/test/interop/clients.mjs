// What both scripts share: quiet clients and money as decimal text.
//
// Installed with `npm ci` in this folder, which needs Node 20 and takes about a minute. The packages are locked with
// their hashes; node_modules stays out of the repository.

import avro from 'avsc';
import kafkajs from 'kafkajs';
import { SchemaRegistryClient } from '@confluentinc/schemaregistry';

/** Avro's decimal as text such as "49.9000": JavaScript's numbers are floating point and money is not. */
class DecimalText extends avro.types.LogicalType {
  constructor(schema, options) {
    super(schema, options);
    this.scale = schema.scale ?? 0;
  }

  _fromValue(bytes) {
    const unscaled = BigInt.asIntN(bytes.length * 8, BigInt('0x' + (bytes.toString('hex') || '0')));
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(this.scale + 1, '0');
    const point = digits.length - this.scale;
    const fraction = this.scale > 0 ? '.' + digits.slice(point) : '';
    return (unscaled < 0n ? '-' : '') + digits.slice(0, point) + fraction;
  }

  _toValue(text) {
    const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? fail(`not a decimal: ${text}`);
    if (fraction.length > this.scale) fail(`more than ${this.scale} decimals: ${text}`);
    const unscaled = BigInt(sign + whole + fraction.padEnd(this.scale, '0'));
    let bytes = 1;
    while (BigInt.asIntN(bytes * 8, unscaled) !== unscaled) bytes++;
    return Buffer.from(BigInt.asUintN(bytes * 8, unscaled).toString(16).padStart(bytes * 2, '0'), 'hex');
  }
}

function fail(message) {
  throw new Error(message);
}

/** Options of the official Avro serializer and deserializer. */
export const avroOptions = { logicalTypes: { decimal: DecimalText } };

export function registryAt(url) {
  return new SchemaRegistryClient({ baseURLs: [url] });
}

export function kafkaAt(bootstrapServers) {
  // The client announces since 2.0 that its partitioner changed, unless told that this is known.
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  return new kafkajs.Kafka({
    clientId: 'tideline-interop',
    brokers: bootstrapServers.split(','),
    // It logs each retry as an error; what does not succeed in the end is thrown.
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { initialRetryTime: 100, retries: 10 },
  });
}

export const noCompression = kafkajs.CompressionTypes.None;

/** Runs a script whose arguments are named in `usage`; any failure is one line on standard error and exit code 1. */
export async function main(usage, run) {
  const names = usage.match(/<[^>]+>/g);
  const values = process.argv.slice(2);
  if (values.length !== names.length) {
    console.error(`usage: ${usage}`);
    process.exit(2);
  }
  try {
    await run(...values);
  } catch (error) {
    console.error(error.stack ?? String(error));
    process.exit(1);
  }
}
