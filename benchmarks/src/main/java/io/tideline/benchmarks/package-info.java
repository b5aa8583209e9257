/** What the pipeline costs, as ratios against baselines measured in the same run. */
package io.tideline.benchmarks;
