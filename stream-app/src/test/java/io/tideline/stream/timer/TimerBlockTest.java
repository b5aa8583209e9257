package io.tideline.stream.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.storage.CorruptBytesException;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class TimerBlockTest {
    private static final List<TimerQueue.Timer> TIMERS =
            List.of(new TimerQueue.Timer(900_010, "c1"), new TimerQueue.Timer(900_300, "c1"));
    private static final Bytes KEY =
            Bytes.wrap(HexFormat.of().parseHex("00000000000dbba0" + "0e" + "0000000000000005"));
    private static final byte[] VALUE = HexFormat.of().parseHex("01" + "0a" + "026331" + "ac02" + "026331");

    @Test
    void versionOne_isWhatIsWrittenAndRead() {
        assertThat(TimerBlock.key(TimerBlock.prefix(TIMERS.get(0)), 5)).isEqualTo(KEY);
        assertThat(TimerBlock.encode(TIMERS)).isEqualTo(VALUE);
        assertThat(TimerBlock.decode(KEY, VALUE)).isEqualTo(TIMERS);
    }

    @Test
    void bucket_isAQuarterOfAnHour_beforeTheEpochToo() {
        assertThat(TimerBlock.bucket(899_999)).isZero();
        assertThat(TimerBlock.bucket(900_000)).isEqualTo(900_000);
        assertThat(TimerBlock.bucket(-1)).isEqualTo(-900_000);
    }

    @Test
    void unknownVersion_isCorrupt() {
        assertThatThrownBy(() -> TimerBlock.decode(KEY, new byte[] {2}))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the version of a block of timers must be 1, was 2");
    }
}
