/** Which schema can read what another one wrote. Depends on Avro only. */
package io.tideline.schemas.evolution;
