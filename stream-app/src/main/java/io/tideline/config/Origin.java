package io.tideline.config;

/**
 * Where the value of a setting came from.
 *
 * @param layer the layer that decided
 * @param detail what in that layer: the variable, the file; empty where the layer says enough
 */
public record Origin(Layer layer, String detail) {

    /** The layers that can give a setting, the strongest first. */
    public enum Layer {
        /** The command line. */
        FLAG("flag"),
        /** The environment of the process. */
        ENVIRONMENT("environment"),
        /** A properties file. */
        FILE("file"),
        /** The default, because no layer gave it. */
        DEFAULT("default");

        private final String word;

        Layer(String word) {
            this.word = word;
        }
    }

    static final Origin FLAG = new Origin(Layer.FLAG, "");
    static final Origin DEFAULT = new Origin(Layer.DEFAULT, "");

    /** The origin in a few words: {@code environment TIDELINE_HISTORY_DAYS}. */
    @Override
    public String toString() {
        return detail.isEmpty() ? layer.word : layer.word + " " + detail;
    }
}
