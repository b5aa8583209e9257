package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedDecoderTest {

    private static final int RANDOM_NUMBERS = 2000;

    private final BoundedDecoder decoder = new BoundedDecoder();

    @Test
    void everyPrimitive_isReadAsAvroWroteIt() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < RANDOM_NUMBERS; i++) {
            long large = random.nextLong() >> random.nextInt(64);
            int small = random.nextInt() >> random.nextInt(32);
            byte[] bytes = encoded(large, small);
            decoder.reset(bytes, 0);
            assertThat(decoder.readLong()).isEqualTo(large);
            assertThat(decoder.readInt()).isEqualTo(small);
            assertThat(Double.doubleToLongBits(decoder.readDouble()))
                    .isEqualTo(Double.doubleToLongBits(Double.longBitsToDouble(large)));
            assertThat(Float.floatToIntBits(decoder.readFloat()))
                    .isEqualTo(Float.floatToIntBits(Float.intBitsToFloat(small)));
            assertThat(decoder.readBoolean()).isEqualTo(small > 0);
            assertThat(decoder.readString()).isEqualTo(Long.toString(large));
            decoder.skipString();
            assertThat(decoder.remaining()).isZero();
        }
    }

    private static byte[] encoded(long large, int small) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        encoder.writeLong(large);
        encoder.writeInt(small);
        encoder.writeDouble(Double.longBitsToDouble(large));
        encoder.writeFloat(Float.intBitsToFloat(small));
        encoder.writeBoolean(small > 0);
        encoder.writeString(Long.toString(large));
        encoder.writeString("skipped");
        return bytes.toByteArray();
    }

    /** 2 GiB, 8 EiB, below zero, and one byte more than there is. */
    @ParameterizedTest
    @ValueSource(strings = {"feffffff0f61", "feffffffffffffffff0161", "0161", "0461"})
    void lengthThatDoesNotFit_isRefusedBeforeAllocation(String hex) {
        for (Schema.Type type : List.of(Schema.Type.STRING, Schema.Type.BYTES)) {
            assertThatThrownBy(() -> read(Schema.create(type), hex)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"feffffff0f00", "feffffffffffffffff0100", "ffffffffffffffffff0100", "8080200000"})
    void itemsBeyondTheBytes_areRefused(String hex) {
        Schema nulls = Schema.create(Schema.Type.NULL);
        for (Schema schema : List.of(Schema.createArray(nulls), Schema.createMap(nulls))) {
            assertThatThrownBy(() -> read(schema, hex)).isInstanceOfAny(RuntimeException.class, IOException.class);
        }
    }

    @Test
    void manyBlocksOfFreeItems_areRefusedTogether() {
        String block = "feff07"; // 65,535 items
        assertThatThrownBy(() -> read(Schema.createArray(Schema.create(Schema.Type.NULL)), block + block + "00"))
                .hasMessageContaining("more items than there are bytes");
    }

    @Test
    void deepNesting_endsAsAFailure_notAsAnError() {
        Schema chain = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Chain\",\"fields\":["
                        + "{\"name\":\"next\",\"type\":[\"null\",\"Chain\"]}]}");
        byte[] deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) 2);
        decoder.reset(deep, 0);
        assertThatThrownBy(() -> BodyReader.generic(chain).read(decoder))
                .isInstanceOf(AvroDecodeException.class)
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffff7f", "ffffffffff01", "8080808080", "80"})
    void intBeyondItsBits_isRefused(String hex) {
        decoder.reset(HexFormat.of().parseHex(hex), 0);
        assertThatThrownBy(decoder::readInt).isInstanceOfAny(RuntimeException.class, IOException.class);
    }

    private Object read(Schema schema, String hex) throws IOException {
        decoder.reset(HexFormat.of().parseHex(hex), 0);
        return new GenericDatumReader<>(schema).read(null, decoder);
    }
}
