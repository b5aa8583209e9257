/** A broker and a schema registry in this JVM, for laptops and tests; {@link io.tideline.local.LocalStack} starts both. */
package io.tideline.local;
