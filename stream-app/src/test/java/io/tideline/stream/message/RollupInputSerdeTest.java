package io.tideline.stream.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tideline.delta.Segment;
import io.tideline.delta.Sums;
import io.tideline.finality.Watermark;
import io.tideline.storage.CorruptBytesException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollupInputSerdeTest {
    private static final String TOPIC = "sums";

    private static final RollupInput SUMS = new RollupInput.OfSums(
            new Sums(new Segment("channel", "WEB"), new int[] {1, 2}, new int[] {3, 4}, new long[] {5, -6}));

    private static final RollupInput MARK = new RollupInput.OfMark(
            new Watermark(7, List.of(new Watermark.Input(1000, 2, false), new Watermark.Input(-1, 0, true))));

    private final RollupInputSerde serde = new RollupInputSerde();

    @Test
    void bytesOnTheWireAreTheGoldenOnes() {
        assertThat(hex(bytes(SUMS))).isEqualTo("0101076368616e6e656c035745420202030a02040b");
        assertThat(hex(bytes(MARK))).isEqualTo("00010702d00f0200010001");
    }

    @Test
    void whatIsWritten_isReadBack_toTheLastByte() {
        for (RollupInput input : List.of(SUMS, MARK)) {
            byte[] bytes = bytes(input);
            assertThat(bytes(serde.deserializer().deserialize(TOPIC, bytes))).isEqualTo(bytes);
            assertThatExceptionOfType(CorruptBytesException.class)
                    .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, Arrays.copyOf(bytes, bytes.length + 1)));
        }
    }

    private byte[] bytes(RollupInput input) {
        return serde.serializer().serialize(TOPIC, input);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
