package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.risk.assess.RiskLevel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AtRiskEntryCodecTest {
    private static final AtRiskEntry ENTRY = new AtRiskEntry("c1", RiskLevel.AT_RISK, new BigDecimal("1.0001"));
    private static final byte[] KEY = HexFormat.of().parseHex("7fffffffffffd8ee" + "6331");
    private static final byte[] VALUE = {1, 2};

    @Test
    void versionOne_isWhatIsWrittenAndRead() {
        assertThat(AtRiskEntryCodec.key("c1", 10_001)).isEqualTo(KEY);
        assertThat(AtRiskEntryCodec.value(RiskLevel.AT_RISK)).isEqualTo(VALUE);
        assertThat(AtRiskEntryCodec.decode(KEY, VALUE)).isEqualTo(ENTRY);
    }

    @Test
    void largerValue_isFirst_andTheKeyAfterAnEntryIsBetweenItAndTheNext() {
        byte[] larger = AtRiskEntryCodec.key("c1", 10_002);
        assertThat(Arrays.compareUnsigned(larger, KEY)).isNegative();
        assertThat(Arrays.compareUnsigned(AtRiskEntryCodec.keyAfter(ENTRY), KEY))
                .isPositive();
        assertThat(Arrays.compareUnsigned(AtRiskEntryCodec.keyAfter(ENTRY), AtRiskEntryCodec.key("c1a", 10_001)))
                .isNegative();
    }

    @Test
    void unknownVersion_isCorrupt() {
        assertThatThrownBy(() -> AtRiskEntryCodec.decode(KEY, new byte[] {2, 2}))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the version of an entry at risk must be 1, was 2");
    }
}
