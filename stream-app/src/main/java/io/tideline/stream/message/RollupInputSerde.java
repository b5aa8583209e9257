package io.tideline.stream.message;

import io.tideline.storage.SumsCodec;
import io.tideline.storage.WatermarkCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The bytes between the ledgers and the rollup.
 *
 * <pre>
 * handover := 0 mark | 1 sums
 * </pre>
 */
public final class RollupInputSerde implements Serde<RollupInput> {
    private static final byte MARK = 0;
    private static final byte SUMS = 1;

    @Override
    public Serializer<RollupInput> serializer() {
        return (topic, handover) -> handover.match(
                sums -> tagged(SUMS, SumsCodec.encode(sums)), mark -> tagged(MARK, WatermarkCodec.encode(mark)));
    }

    @Override
    public Deserializer<RollupInput> deserializer() {
        return (topic, bytes) -> {
            byte[] body = new byte[bytes.length - 1];
            System.arraycopy(bytes, 1, body, 0, body.length);
            return bytes[0] == MARK
                    ? new RollupInput.OfMark(WatermarkCodec.decode(body))
                    : new RollupInput.OfSums(SumsCodec.decode(body));
        };
    }

    private static byte[] tagged(byte tag, byte[] body) {
        byte[] bytes = new byte[body.length + 1];
        bytes[0] = tag;
        System.arraycopy(body, 0, bytes, 1, body.length);
        return bytes;
    }
}
