package io.tideline.stream.ledger;

import io.tideline.customer.EmittedRisk;
import io.tideline.event.Money;
import io.tideline.risk.assess.RiskLevel;
import io.tideline.storage.AtRiskEntry;
import io.tideline.storage.AtRiskEntryCodec;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The customers of one ledger task whom a shop may still keep, those with the largest value at risk first, and the totals of
 * each level. A customer has the value of the moment at which the level began. Confined to its task's thread.
 */
final class AtRiskList {
    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<RiskLevel, Total> totals = new EnumMap<>(RiskLevel.class);

    /** How many are listed at a level, and with what value in all. */
    private static final class Total {
        private long customers;
        private BigDecimal value = BigDecimal.ZERO;

        private void add(int sign, BigDecimal valueAtRisk) {
            customers += sign;
            value = value.add(sign < 0 ? valueAtRisk.negate() : valueAtRisk);
        }
    }

    /** Takes totals. */
    interface Totals {
        void total(RiskLevel level, long customers, BigDecimal valueAtRisk);
    }

    /** Opens the list in a store, and reads all of it once for the totals. */
    AtRiskList(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        Arrays.stream(RiskLevel.values()).filter(RiskLevel::isAtRisk).forEach(level -> totals.put(level, new Total()));
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> stored = entries.next();
                AtRiskEntry entry = AtRiskEntryCodec.decode(stored.key.get(), stored.value);
                totals.get(entry.level()).add(1, entry.valueAtRisk());
            }
        }
    }

    /** Puts the entry of a customer's risk in the place of that of an earlier one; either may be unlisted. */
    void replace(String customerId, EmittedRisk before, EmittedRisk after) {
        if (before.isListedAs(after)) {
            return;
        }
        if (before.isListed()) {
            store.delete(key(customerId, before));
            add(-1, before);
        }
        if (after.isListed()) {
            store.put(
                    key(customerId, after), AtRiskEntryCodec.value(after.level().orElseThrow()));
            add(1, after);
        }
    }

    /** Gives the totals of each level. */
    void totals(Totals out) {
        totals.forEach((level, total) -> out.total(level, total.customers, total.value));
    }

    private void add(int sign, EmittedRisk risk) {
        totals.get(risk.level().orElseThrow()).add(sign, BigDecimal.valueOf(risk.valueAtRisk(), Money.SCALE));
    }

    private static Bytes key(String customerId, EmittedRisk risk) {
        return Bytes.wrap(AtRiskEntryCodec.key(customerId, risk.valueAtRisk()));
    }
}
