package io.tideline.contract;

/** What a topic keeps. Nothing is ever dropped by age: times of records are times of events, often years old. */
public enum TopicShape {
    /** The topic is compacted: the last record of a key is the truth, and one of each key is enough for ever. */
    COMPACTED("the last record of each key"),

    /**
     * The topic is compacted, and within a week: a customer who is erased must vanish from it, also from a segment to
     * which nobody writes.
     */
    ERASABLE("the last record of each key; what was erased is gone within a week"),

    /**
     * As {@link #ERASABLE}, but the records of a key are news that a reader adds up, so that each is kept for a day at
     * least: a reader who is not always there misses none.
     */
    ERASABLE_HISTORY(
            "every record for a day at least, then the last of each key; what was erased is gone within a week"),

    /** The topic keeps as many bytes as fit: rows for alerts, of which a key has many that are all true. */
    BOUNDED_BY_SIZE("the latest GiB of each partition"),

    /** The topic keeps any record of an input, with reasons on top in headers, until somebody has looked at it. */
    DEAD_LETTERS("everything");

    private final String words;

    TopicShape(String words) {
        this.words = words;
    }

    /** What the topic keeps, as words in a sentence. */
    public String words() {
        return words;
    }
}
