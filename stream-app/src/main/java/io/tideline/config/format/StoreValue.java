package io.tideline.config.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;

/** The formats of settings that describe a shop: zone, currency, exchange rates. */
public final class StoreValue {

    private StoreValue() {}

    /** An IANA time zone or a fixed offset. */
    public static ValueFormat<ZoneId> zone() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "an IANA time zone such as Europe/Berlin", text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException unknown) {
                throw new IllegalArgumentException("must be an IANA time zone such as Europe/Berlin", unknown);
            }
        });
    }

    /** The code of a currency in ISO 4217, in capitals. */
    public static ValueFormat<String> currency() {
        return new ValueFormat<>(ConfigDef.Type.STRING, "an ISO 4217 code such as EUR", StoreValue::currencyIn);
    }

    /** Rates by currency, {@code USD=0.92,GBP=1.17}, each a decimal number above zero. */
    public static ValueFormat<Map<String, BigDecimal>> rates() {
        return new ValueFormat<>(ConfigDef.Type.LIST, "rates such as USD=0.92,GBP=1.17, or nothing", text -> {
            Map<String, BigDecimal> rates = new TreeMap<>();
            for (String item : ChoiceValue.items(text)) {
                addRate(item, rates);
            }
            return Collections.unmodifiableMap(rates);
        });
    }

    private static void addRate(String item, Map<String, BigDecimal> rates) {
        String[] sides = item.split("=", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("must be rates such as USD=0.92,GBP=1.17");
        }
        String currency = currencyIn(sides[0].strip());
        BigDecimal rate = NumberValue.decimalIn(sides[1].strip());
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("must give a rate above 0 for " + currency);
        }
        if (rates.put(currency, rate) != null) {
            throw new IllegalArgumentException("must give one rate only for " + currency);
        }
    }

    private static String currencyIn(String text) {
        try {
            return Currency.getInstance(text).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("must be an ISO 4217 code such as EUR", unknown);
        }
    }
}
