package io.tideline.http;

import java.util.List;

/** Ends a request that is not answered with what it asks for; the message is one sentence. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of refusals; the names are part of the contract, and each has one status. */
    enum Kind {
        /** A parameter is unknown or not valid. */
        BAD_PARAMETER(400),
        /** The bearer token is missing or wrong. */
        UNAUTHORIZED(401),
        /** There is no such customer, page or model. */
        NOT_FOUND(404),
        /** The method is not GET. */
        METHOD_NOT_ALLOWED(405),
        /** As many live streams as are allowed are open. */
        TOO_MANY_STREAMS(503),
        /** State is being moved or restored; the same request may be answered soon. */
        NOT_AVAILABLE(503),
        /** The program failed. */
        INTERNAL(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient List<String> allowed;

    Refusal(Kind kind, String sentence) {
        this(kind, sentence, List.of());
    }

    /** Makes a refusal that lists what would have been accepted. */
    Refusal(Kind kind, String sentence, List<String> allowed) {
        super(sentence);
        this.kind = kind;
        this.allowed = List.copyOf(allowed);
    }

    Kind kind() {
        return kind;
    }

    List<String> allowed() {
        return allowed;
    }
}
