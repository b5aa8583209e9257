package io.tideline.app.ingest;

import io.tideline.app.ingest.row.InputSource;
import io.tideline.config.StoreSettings;
import java.io.InputStream;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that reads order files and needs no cluster: the files, and settings. */
public final class FileOptions {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV or NDJSON, plain or gzip; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Store zone, whose calendar days count; such as Europe/Berlin (default: UTC).")
    private Optional<String> zone = Optional.empty();

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Reporting currency (default: that of the first purchase).")
    private Optional<String> currency = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of Tideline; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    /** The files in their order. */
    public List<InputSource> sources(InputStream standardInput) {
        return files.stream()
                .map(file -> InputSource.named(file, standardInput))
                .toList();
    }

    /**
     * The settings given.
     *
     * @param currencyOfFiles what the files call their currency, used if it is one and none is given
     */
    public Map<String, String> settings(Optional<String> currencyOfFiles) {
        Map<String, String> given = new LinkedHashMap<>();
        currency.or(() -> currencyOfFiles.filter(FileOptions::isCurrency))
                .ifPresent(code -> given.put(StoreSettings.CURRENCY.name(), code));
        zone.ifPresent(id -> given.put(StoreSettings.TIME_ZONE.name(), id));
        given.putAll(set);
        return given;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(code));
    }
}
