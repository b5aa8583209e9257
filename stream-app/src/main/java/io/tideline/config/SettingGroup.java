package io.tideline.config;

/** A part of the pipeline whose settings stand together; the order here is the order of the reference. */
public enum SettingGroup {
    /** Which Kafka, which registry, which application. */
    CONNECTION("Connection"),
    /** The shop whose orders are counted. */
    STORE("Store"),
    /** Windows, segments and the pace of the published figures. */
    FIGURES("Figures"),
    /** Event time: the clock, lateness and history. */
    TIME("Time"),
    /** The churn-risk model and its levels. */
    RISK("Churn risk"),
    /** Forgetting a customer. */
    ERASURE("Erasure"),
    /** Names and shape of the topics. */
    TOPICS("Topics"),
    /** Threads, memory, disk and guarantees of the running process. */
    RUNTIME("Runtime"),
    /** What is answered over HTTP, where and to whom. */
    HTTP("HTTP");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    /** The heading under which the reference prints the group. */
    public String title() {
        return title;
    }
}
