/** Records of the output topics from values of the domain, and back where the pipeline reads its own output. */
package io.tideline.contract;
