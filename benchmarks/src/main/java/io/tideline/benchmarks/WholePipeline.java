package io.tideline.benchmarks;

import io.tideline.admission.Input;
import io.tideline.app.Pipeline;
import io.tideline.config.Settings;
import io.tideline.stream.Blueprint;
import io.tideline.stream.Observer;

/** Measurements (c) and (d): the whole pipeline. */
final class WholePipeline {
    private WholePipeline() {}

    static Measurement run(Settings settings, long from, long to) throws InterruptedException {
        Stopwatch stopwatch = new Stopwatch(from, to);
        Observer counting = new Observer() {
            @Override
            public void accepted(Input input) {
                stopwatch.event();
            }
        };
        Pipeline pipeline = Pipeline.start(new Blueprint(settings, 1, counting));
        try {
            return stopwatch.await();
        } finally {
            pipeline.close();
        }
    }
}
