package io.tideline.ledger;

import io.tideline.event.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Converts amounts into the reporting currency, each amount by itself.
 *
 * @param reportingCurrency ISO 4217 code of all published money
 * @param rates by ISO 4217 code, how many units of the reporting currency one unit of another currency is worth
 */
public record Exchange(String reportingCurrency, Map<String, BigDecimal> rates) {

    /** Copies the rates. */
    public Exchange {
        rates = Map.copyOf(rates);
    }

    /** The amount in the reporting currency, or empty if there is no rate. */
    public Optional<Money> convert(Money amount, String currency) {
        return currency.equals(reportingCurrency)
                ? Optional.of(amount)
                : Optional.ofNullable(rates.get(currency)).map(amount::at);
    }
}
