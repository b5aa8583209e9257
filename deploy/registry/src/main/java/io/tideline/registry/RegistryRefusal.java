package io.tideline.registry;

/** A request that the registry does not grant, with the error code that its clients know it by. */
public final class RegistryRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Every ground of refusal, with the code of the interface; the first three digits are the HTTP status. */
    public enum Code {
        /** The body is no JSON object, or a member has another type than it should. */
        BODY_NOT_READABLE(400),
        /** No version of the subject exists. */
        SUBJECT_NOT_FOUND(40401),
        /** The subject has no such version. */
        VERSION_NOT_FOUND(40402),
        /** No such schema is registered (under the subject, if one is named). */
        SCHEMA_NOT_FOUND(40403),
        /** The subject is deleted already; only a permanent deletion is left. */
        SUBJECT_SOFT_DELETED(40404),
        /** A permanent deletion comes after an ordinary one. */
        SUBJECT_NOT_SOFT_DELETED(40405),
        /** The version is deleted already; only a permanent deletion is left. */
        VERSION_SOFT_DELETED(40406),
        /** A permanent deletion comes after an ordinary one. */
        VERSION_NOT_SOFT_DELETED(40407),
        /** The subject has no compatibility level of its own. */
        SUBJECT_LEVEL_NOT_CONFIGURED(40408),
        /** The subject has no mode of its own. */
        SUBJECT_MODE_NOT_CONFIGURED(40409),
        /** The schema cannot live beside earlier ones of its subject. */
        INCOMPATIBLE_SCHEMA(409),
        /** The text is no Avro schema, or of a kind that this registry does not keep. */
        INVALID_SCHEMA(42201),
        /** A version is a number from 1, or latest. */
        INVALID_VERSION(42202),
        /** There is no such compatibility level. */
        INVALID_LEVEL(42203),
        /** A subject is not blank, printable and of bounded length. */
        INVALID_SUBJECT(42208);

        private static final int STATUS_DIGITS_BOUND = 1000;

        private final int number;

        Code(int number) {
            this.number = number;
        }

        /** The {@code error_code} of the interface. */
        public int number() {
            return number;
        }

        /** The HTTP status, 400..499. */
        public int status() {
            return number < STATUS_DIGITS_BOUND ? number : number / 100;
        }
    }

    private final Code code;

    /** A refusal on the ground of {@code code} with the sentence that a person reads. */
    public RegistryRefusal(Code code, String message) {
        super(message, null, false, false); // a refusal is an answer: nobody reads its stack trace
        this.code = code;
    }

    /** Why it was refused. */
    public Code code() {
        return code;
    }
}
