package io.tideline.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The contracts whose versions are committed, each on a topic that is called like its record. */
public final class SampleContracts {
    /** One folder for each contract, named like its record. */
    static final Path COMMITTED = Path.of("src/test/resources/contracts");

    /** Customers who signed up. */
    public static final Contract SIGNUPS = of("CustomerSignedUp");

    /** Completed orders. */
    public static final Contract PURCHASES = of("OrderCompleted");

    /** Cancellations and refunds. */
    public static final Contract ADJUSTMENTS = of("OrderAdjusted");

    /** Requests of customers. */
    public static final Contract REQUESTS = of("CustomerRequest");

    /** Figures. */
    public static final Contract KPIS = of("RetentionKpi");

    /** The risk of each customer. */
    public static final Contract CHURN_RISK = of("ChurnRisk");

    private SampleContracts() {}

    /** All contracts: signups and orders first, so that an empty registry gives them the ids 1 and 2, then by name. */
    public static List<Contract> all() {
        try (Stream<Path> folders = Files.list(COMMITTED)) {
            Stream<Contract> byName = folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .map(SampleContracts::of);
            return Stream.concat(Stream.of(SIGNUPS, PURCHASES), byName)
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Contract of(String record) {
        Path first = COMMITTED.resolve(record).resolve("v1.avsc");
        try {
            String type = new Schema.Parser().parse(Files.readString(first)).getFullName();
            return new Contract(record, Class.forName(type).asSubclass(SpecificRecord.class));
        } catch (IOException | ClassNotFoundException missing) {
            throw new AssertionError(first + " is not of a generated class", missing);
        }
    }
}
