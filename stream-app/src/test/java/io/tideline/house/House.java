package io.tideline.house;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of the application and who may know whom. */
final class House {
    static final String ROOT = "io.tideline.";

    /** The domain: only java.* and the rooms before; lowest first. */
    static final List<String> DOMAIN = List.of(
            "calendar",
            "event",
            "ledger",
            "delta",
            "finality",
            "kpi",
            "cohort",
            "lifecycle",
            "pulse",
            "risk.solver",
            "risk.purchase",
            "risk.spend",
            "risk.counts",
            "risk.score",
            "risk.model",
            "risk.assess",
            "risk.evaluation");

    /** Pure as well, but they know the contracts and Avro; each knows all before it, lowest first. */
    static final List<String> BORDER = List.of("admission", "customer", "storage", "contract");

    /** Settings know the pure rooms; each of these may know all before it; lowest first. */
    static final List<String> ABOVE = List.of("config", "stream", "query", "telemetry", "http", "app");

    /** What no room but these may know of the room before: answers come from stored bytes, not from the topology. */
    static final List<String> WITHOUT_STREAM = List.of("query", "http");

    /** What other modules are made of: generated records and their serializers. */
    static final List<String> CONTRACTS = List.of("schemas", "commerce", "retention");

    private House() {}

    /** Neither Kafka nor a clock nor a log: what these do follows from their arguments. */
    static List<String> pure() {
        return Stream.concat(DOMAIN.stream(), BORDER.stream()).toList();
    }

    static List<String> rooms() {
        return Stream.concat(pure().stream(), ABOVE.stream()).toList();
    }

    static String inside(String room) {
        return ROOT + room + "..";
    }

    /** The packages of ours that a room may know, itself included. */
    static String[] known(String room) {
        List<String> known = new ArrayList<>(rooms().subList(0, rooms().indexOf(room) + 1));
        if (!DOMAIN.contains(room)) {
            known.addAll(CONTRACTS);
        }
        if (WITHOUT_STREAM.contains(room)) {
            known.remove("stream");
        }
        return known.stream().map(House::inside).toArray(String[]::new);
    }

    /** The packages that a pure room may know, foreign ones included. */
    static String[] knownToPure(String room) {
        List<String> known = new ArrayList<>(List.of(known(room)));
        known.add("java..");
        if (room.startsWith("risk.")) {
            known.add("org.hipparchus..");
        }
        if (BORDER.contains(room)) {
            known.add("org.apache.avro..");
        }
        return known.toArray(String[]::new);
    }
}
