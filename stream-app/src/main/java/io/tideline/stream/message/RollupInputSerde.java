package io.tideline.stream.message;

import io.tideline.storage.ByteReader;
import io.tideline.storage.ByteWriter;
import io.tideline.storage.SumsCodec;
import io.tideline.storage.WatermarkCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The bytes between the ledgers and the rollup; {@link WatermarkCodec} has the grammar of a mark, {@link SumsCodec} that of
 * sums.
 *
 * <pre>
 * input := 0 mark | 1 sums
 * </pre>
 */
public final class RollupInputSerde implements Serde<RollupInput> {
    private static final byte MARK = 0;
    private static final byte SUMS = 1;
    private static final int USUAL_BYTES = 256;

    @Override
    public Serializer<RollupInput> serializer() {
        return (topic, input) -> {
            ByteWriter out = new ByteWriter(USUAL_BYTES);
            input.match(
                    sums -> {
                        out.writeByte(SUMS);
                        SumsCodec.write(sums, out);
                        return out;
                    },
                    mark -> {
                        out.writeByte(MARK);
                        WatermarkCodec.write(mark, out);
                        return out;
                    });
            return out.toBytes();
        };
    }

    @Override
    public Deserializer<RollupInput> deserializer() {
        return (topic, bytes) -> {
            ByteReader in = new ByteReader(bytes);
            int tag = in.readByte();
            RollupInput input = tag == MARK
                    ? new RollupInput.OfMark(WatermarkCodec.read(in))
                    : new RollupInput.OfSums(SumsCodec.read(in));
            in.expectEnd();
            return input;
        };
    }
}
