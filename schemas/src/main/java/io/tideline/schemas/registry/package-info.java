/** Schema registry: what it can be asked, over HTTP or in memory, and what can go wrong. */
package io.tideline.schemas.registry;
