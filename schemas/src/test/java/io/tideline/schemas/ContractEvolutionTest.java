package io.tideline.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.tideline.schemas.evolution.SchemaEvolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every version of a contract that was ever committed goes with every other one. */
class ContractEvolutionTest {

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void currentSchema_isTheLastCommittedVersion(Contract contract) {
        List<Schema> versions = committed(contract);
        assertThat(versions.get(versions.size() - 1).toString())
                .as("a changed schema needs a new file v%d.avsc beside the earlier ones", versions.size() + 1)
                .isEqualTo(contract.schema().toString());
    }

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void everyCommittedVersion_isFullyCompatibleWithEveryOther(Contract contract) {
        List<Schema> versions = committed(contract);
        for (Schema earlier : versions) {
            for (Schema later : versions) {
                assertThat(SchemaEvolution.reasonsAgainstEither(earlier, later)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a required field renamed,     '\"name\":\"orderId\"', '\"name\":\"order\"'",
        "a required field made a number, '\"name\":\"eventId\",\"type\":\"string\"', "
                + "'\"name\":\"eventId\",\"type\":\"long\"'",
        "cents for hundredths of cents, '\"scale\":4', '\"scale\":2'",
        "microseconds for milliseconds, 'timestamp-millis', 'timestamp-micros'",
        "local time for instants,       'timestamp-millis', 'local-timestamp-millis'",
    })
    void guard_sees(String what, String from, String to) {
        assertThat(reasonsAgainstChange(from, to)).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a symbol added,           '\"REFUNDED\",\"UNKNOWN\"', '\"REFUNDED\",\"UNKNOWN\",\"EXCHANGED\"'",
        "an optional field renamed, '\"name\":\"reason\"', '\"name\":\"why\"'",
        "a symbol taken away (read as the default), "
                + "'\"CANCELLED\",\"REFUNDED\",\"UNKNOWN\"', '\"REFUNDED\",\"UNKNOWN\"'",
        "another precision,         '\"precision\":19', '\"precision\":25'",
    })
    void guard_lets(String what, String from, String to) {
        assertThat(reasonsAgainstChange(from, to)).as(what).isEmpty();
    }

    private static List<String> reasonsAgainstChange(String from, String to) {
        Schema current = SampleContracts.ADJUSTMENTS.schema();
        String text = current.toString();
        assertThat(text).contains(from);
        Schema changed = new Schema.Parser().parse(text.replace(from, to));
        return SchemaEvolution.reasonsAgainstEither(current, changed);
    }

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void everyTypeAndField_isDocumented(Contract contract) {
        List<Schema> types = namedTypes(contract.schema());
        assertThat(types).isNotEmpty();
        for (Schema type : types) {
            assertThat(type.getDoc()).as(type.getFullName()).isNotBlank().endsWith(".");
            if (type.getType() == Schema.Type.RECORD) {
                assertThat(type.getFields()).allSatisfy(field -> assertThat(field.doc())
                        .as(type.getFullName() + "." + field.name())
                        .isNotBlank()
                        .endsWith("."));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.tideline.schemas.SampleContracts#all")
    void everyEnum_hasADefault_andEveryOptionalFieldIsNull(Contract contract) {
        for (Schema type : namedTypes(contract.schema())) {
            if (type.getType() == Schema.Type.ENUM) {
                assertThat(type.getEnumDefault()).as(type.getFullName()).isIn(type.getEnumSymbols());
            } else {
                assertThat(type.getFields().stream()
                                .filter(field -> field.schema().isUnion()))
                        .allSatisfy(field -> assertThat(field.defaultVal())
                                .as(type.getFullName() + "." + field.name())
                                .isEqualTo(JsonProperties.NULL_VALUE));
            }
        }
    }

    private static List<Schema> namedTypes(Schema schema) {
        List<Schema> types = new ArrayList<>();
        collect(schema, types, new HashSet<>());
        return types;
    }

    private static void collect(Schema schema, List<Schema> into, Set<String> seen) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, into, seen));
            case ARRAY -> collect(schema.getElementType(), into, seen);
            case MAP -> collect(schema.getValueType(), into, seen);
            case ENUM, RECORD -> {
                if (seen.add(schema.getFullName())) {
                    into.add(schema);
                    collectFields(schema, into, seen);
                }
            }
            default -> {}
        }
    }

    private static void collectFields(Schema schema, List<Schema> into, Set<String> seen) {
        if (schema.getType() == Schema.Type.RECORD) {
            for (Field field : schema.getFields()) {
                collect(field.schema(), into, seen);
            }
        }
    }

    private static List<Schema> committed(Contract contract) {
        Path folder = SampleContracts.COMMITTED.resolve(contract.type().getSimpleName());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted(Comparator.comparingInt(ContractEvolutionTest::version))
                    .toList();
            for (int i = 0; i < sorted.size(); i++) {
                assertThat(version(sorted.get(i)))
                        .as("versions of %s have no gap", folder)
                        .isEqualTo(i + 1);
            }
            assertThat(sorted).isNotEmpty();
            return sorted.stream().map(ContractEvolutionTest::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int version(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("^v(\\d+)\\.avsc$", "$1"));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
