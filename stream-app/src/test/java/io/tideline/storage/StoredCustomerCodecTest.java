package io.tideline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tideline.customer.EmittedRisk;
import io.tideline.customer.EmittedState;
import io.tideline.customer.StoredCustomer;
import io.tideline.ledger.Ledger;
import io.tideline.risk.assess.RiskLevel;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredCustomerCodecTest {
    private static final StoredCustomer CUSTOMER = new StoredCustomer(
            new EmittedState(1, 300, new EmittedRisk(Optional.of(RiskLevel.AT_RISK), 7, 5)), Ledger.EMPTY);
    private static final byte[] GOLDEN = HexFormat.of().parseHex("01" + "02" + "d804" + "03" + "07" + "0a" + "020000");

    @Test
    void versionOne_isWhatIsWrittenAndRead() {
        ByteWriter out = new ByteWriter(16);
        StoredCustomerCodec.write(CUSTOMER, out);
        assertThat(out.toBytes()).isEqualTo(GOLDEN);
        assertThat(StoredCustomerCodec.decode("c1", GOLDEN)).isEqualTo(CUSTOMER);
        assertThat(StoredCustomerCodec.timerAt(GOLDEN)).isEqualTo(300);
    }

    @Test
    void customerAboutWhomNothingWasEmitted_comesBackEqual() {
        ByteWriter out = new ByteWriter(16);
        StoredCustomerCodec.write(StoredCustomer.NEW, out);
        assertThat(StoredCustomerCodec.decode("c1", out.toBytes())).isEqualTo(StoredCustomer.NEW);
    }

    @Test
    void unknownVersion_isCorrupt() {
        assertThatThrownBy(() -> StoredCustomerCodec.timerAt(new byte[] {2, 0}))
                .isInstanceOf(CorruptBytesException.class)
                .hasMessage("the version of a stored customer must be 1, was 2");
    }
}
