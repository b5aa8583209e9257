package io.tideline.house;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of the application and who may know whom. */
final class House {
    static final String ROOT = "io.tideline.";

    /** Only java.* and the rooms before; lowest first. */
    static final List<String> PURE = List.of("calendar", "event", "ledger", "kpi", "lifecycle", "cohort", "risk");

    /** Each may know all before it, the pure ones included; lowest first. */
    static final List<String> ABOVE = List.of("codec", "topology", "query", "http", "app");

    /** Settings, beside: they know the pure rooms and the contracts, and are known from the topology on. */
    static final String CONFIG = "config";

    /** Metrics, beside: they watch the topology, and are known by what is above it, never by the topology itself. */
    static final String TELEMETRY = "telemetry";

    /** What other modules are made of: generated records and their serializers. */
    static final List<String> CONTRACTS = List.of("schemas", "commerce", "retention");

    private House() {}

    static List<String> rooms() {
        return Stream.of(PURE, ABOVE, List.of(CONFIG, TELEMETRY))
                .flatMap(List::stream)
                .toList();
    }

    static String inside(String room) {
        return ROOT + room + "..";
    }

    /** The packages of ours that a room may know, itself included. */
    static String[] known(String room) {
        return knownRooms(room).stream().map(House::inside).toArray(String[]::new);
    }

    private static List<String> knownRooms(String room) {
        List<String> known = new ArrayList<>(List.of(room));
        if (PURE.contains(room)) {
            known.addAll(PURE.subList(0, PURE.indexOf(room)));
            return known;
        }
        known.addAll(PURE);
        known.addAll(CONTRACTS);
        if (room.equals(CONFIG)) {
            return known;
        }
        int topology = ABOVE.indexOf("topology");
        int place = room.equals(TELEMETRY) ? topology + 1 : ABOVE.indexOf(room);
        known.addAll(ABOVE.subList(0, place));
        if (place >= topology) {
            known.add(CONFIG);
        }
        if (place > topology) {
            known.add(TELEMETRY);
        }
        return known;
    }

    /** The packages that a pure room may know, foreign ones included. */
    static String[] knownToPure(String room) {
        List<String> known = new ArrayList<>(List.of(known(room)));
        known.add("java..");
        if (room.equals("risk")) {
            known.add("org.hipparchus..");
        }
        return known.toArray(String[]::new);
    }
}
