package io.tideline.registry;

import io.tideline.registry.RegistryRefusal.Code;
import java.util.List;

/** A version as a client asks for it: a number, or the latest there is. */
public final class VersionSelector {

    private static final int LATEST = -1;

    private final int number;

    private VersionSelector(int number) {
        this.number = number;
    }

    /**
     * Reads {@code latest}, its synonym {@code -1}, or a number from 1.
     *
     * @throws RegistryRefusal if it is none of these
     */
    public static VersionSelector of(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new VersionSelector(LATEST);
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1) {
                return new VersionSelector(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    private static RegistryRefusal invalid(String text) {
        return new RegistryRefusal(
                Code.INVALID_VERSION, "version must be 1 to " + Integer.MAX_VALUE + " or latest, was '" + text + "'");
    }

    boolean isLatest() {
        return number == LATEST;
    }

    /** The version asked for among {@code versions}, which is not empty and oldest first. */
    SubjectVersion from(List<SubjectVersion> versions) {
        if (isLatest()) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new RegistryRefusal(Code.VERSION_NOT_FOUND, "version " + number + " not found"));
    }
}
