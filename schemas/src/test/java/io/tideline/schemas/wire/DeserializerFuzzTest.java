package io.tideline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.tideline.schemas.Contract;
import io.tideline.schemas.SampleContracts;
import io.tideline.schemas.SampleRecords;
import io.tideline.schemas.SampleRecords.Fill;
import io.tideline.schemas.wire.AvroDecodeException.Fault;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged bytes give a record or a typed failure, nothing else, and harm no record after them. */
class DeserializerFuzzTest {

    private static final int MUTATIONS = 3000;
    private static final int CHECK_EVERY = 50;

    private final WireFixture wire = new WireFixture();

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void mutations_giveARecordOrATypedFailure(Contract contract) {
        SpecificRecord record = SampleRecords.of(contract.type(), Fill.RANDOM, 7);
        byte[] valid = wire.write(contract, record);
        Set<Fault> seen = EnumSet.noneOf(Fault.class);
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] mutated = mutate(valid, new Random(seed));
            read(contract, mutated, seed, seen);
            if (seed % CHECK_EVERY == 0) {
                assertThat(wire.deserializer().deserialize("t", valid)).isEqualTo(record);
            }
        }
        assertThat(seen).contains(Fault.UNDECODABLE_BODY, Fault.WRONG_MAGIC_BYTE, Fault.UNKNOWN_SCHEMA_ID);
    }

    private void read(Contract contract, byte[] bytes, int seed, Set<Fault> seen) {
        try {
            assertThat(wire.deserializer().deserialize("t", bytes)).isInstanceOf(SpecificRecord.class);
        } catch (AvroDecodeException e) {
            seen.add(e.fault());
        } catch (RuntimeException | Error e) {
            fail(
                    "%s, seed %d, bytes %s"
                            .formatted(contract, seed, HexFormat.of().formatHex(bytes)),
                    e);
        }
    }

    @Test
    void randomBodies_giveARecordOrATypedFailure() {
        Set<Fault> seen = EnumSet.noneOf(Fault.class);
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[WireFormat.PREFIX_BYTES + random.nextInt(64)];
            random.nextBytes(bytes);
            ByteBuffer.wrap(bytes)
                    .put(WireFormat.MAGIC)
                    .putInt(1 + random.nextInt(SampleContracts.all().size()));
            read(SampleContracts.SIGNUPS, bytes, seed, seen);
        }
        assertThat(seen).contains(Fault.UNDECODABLE_BODY);
    }

    private static byte[] mutate(byte[] valid, Random random) {
        byte[] mutated = valid.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(4) == 0 ? random.nextInt(8) : random.nextInt(mutated.length);
            mutated[at % mutated.length] = switch (random.nextInt(4)) {
                case 0 -> (byte) (mutated[at % mutated.length] ^ 1 << random.nextInt(8));
                case 1 -> (byte) 0xFF;
                case 2 -> 0;
                default -> (byte) random.nextInt();
            };
        }
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
            case 1 -> Arrays.copyOf(mutated, mutated.length + 1 + random.nextInt(8));
            default -> mutated;
        };
    }
}
