package io.tideline.stream.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.delta.Segment;
import io.tideline.stream.Observer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLimitTest {
    private final List<String> limited = new ArrayList<>();
    private final Observer observer = new Observer() {
        @Override
        public void segmentLimited(String dimension) {
            limited.add(dimension);
        }
    };

    @Test
    void valuesBeyondTheLimit_areCountedAsOther_eachTime_andOnlyThose() {
        SegmentLimit limit = new SegmentLimit(List.of(), 2, observer);

        assertThat(counted(limit, "A", "B", "A", "C", "other", "C", "B"))
                .containsExactly("A", "B", "A", "other", "other", "other", "B");
        assertThat(limit.counted(new Segment("country", "C")).value()).isEqualTo("C");
        assertThat(limit.counted(Segment.ALL)).isEqualTo(Segment.ALL);
        assertThat(limited).containsExactly("channel", "channel");
    }

    @Test
    void segmentsThatAreKnown_stayAfterARestart_andOtherIsNoneOfThem() {
        SegmentLimit limit =
                new SegmentLimit(List.of(new Segment("channel", "other"), new Segment("channel", "B")), 2, observer);

        assertThat(counted(limit, "A", "B", "C")).containsExactly("A", "B", "other");
    }

    private static List<String> counted(SegmentLimit limit, String... values) {
        List<String> counted = new ArrayList<>();
        for (String value : values) {
            counted.add(limit.counted(new Segment("channel", value)).value());
        }
        return counted;
    }
}
