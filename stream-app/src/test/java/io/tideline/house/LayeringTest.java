package io.tideline.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.tideline.kpi.KpiContribution;
import io.tideline.ledger.Ledger;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house: who may know whom, and what the pure rooms never do. */
class LayeringTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "tideline");
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(LayeringTest::isNoJarOfTests)
            .importPackages("io.tideline");

    /** Production and the class that breaks every rule. */
    private static final JavaClasses WITH_VIOLATION = new ClassFileImporter()
            .withImportOption(location -> isNoJarOfTests(location)
                    && (!location.contains("/test-classes/") || location.contains("/DeliberateViolation.class")))
            .importPackages("io.tideline");

    private static final Set<String> CLOCK_FACTORIES = Set.of("now", "system", "systemUTC", "systemDefaultZone");

    private static final SliceAssignment EACH_ROOM = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return House.rooms().stream()
                    .filter(room -> resideInAPackage(House.inside(room)).test(type))
                    .findFirst()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    };

    private static List<String> rooms() {
        return House.rooms();
    }

    private static List<String> pureRooms() {
        return House.pure();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void roomThatHasSources_wasSeen(String room) throws IOException {
        boolean hasSources = Files.isDirectory(SOURCES.resolve(room.replace('.', '/')));
        boolean seen = PRODUCTION.stream().anyMatch(resideInAPackage(House.inside(room)));
        assertThat(seen).as("classes of the room %s", room).isEqualTo(hasSources);
    }

    @Test
    void everyPackage_isARoomWithAPlace() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(LayeringTest::isAClass).map(file -> SOURCES.relativize(file.getParent())
                            .toString()
                            .replace(File.separatorChar, '.')))
                    .isNotEmpty()
                    .allMatch(place -> House.rooms().stream().anyMatch(room -> (place + ".").startsWith(room + ".")));
        }
        assertThat(PRODUCTION.contain(Ledger.class)).isTrue();
        assertThat(PRODUCTION.contain(KpiContribution.class)).isTrue();
        assertThat(PRODUCTION).noneMatch(type -> type.getSimpleName().endsWith("Test"));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_knowsOnlyTheRoomsBeforeIt(String room) {
        assertThat(violations(onlyRoomsBefore(room), PRODUCTION)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pureRooms")
    void pureRoom_knowsOnlyJavaAndTheRoomsBeforeIt(String room) {
        assertThat(violations(onlyJavaAndRoomsBefore(room), PRODUCTION)).isEmpty();
    }

    @Test
    void rooms_haveNoCycles() {
        assertThat(violations(noCycles(), PRODUCTION)).isEmpty();
    }

    @Test
    void pureRooms_neverReadAClock() {
        assertThat(violations(noClock(), PRODUCTION)).isEmpty();
    }

    @Test
    void pureRooms_neverLog() {
        assertThat(violations(noLogging(), PRODUCTION)).isEmpty();
    }

    /** Each rule looks: it reports the class that breaks it. */
    @Test
    void deliberateViolation_isReportedByEveryRule() {
        assertThat(violations(onlyRoomsBefore("calendar"), WITH_VIOLATION))
                .anyMatch(text -> text.contains("DeliberateViolation.upwards") && text.contains("kpi.Measure"));
        assertThat(violations(onlyJavaAndRoomsBefore("calendar"), WITH_VIOLATION))
                .anyMatch(text -> text.contains("DeliberateViolation") && text.contains("org.slf4j"));
        assertThat(violations(noCycles(), WITH_VIOLATION)).anyMatch(text -> text.contains("DeliberateViolation"));
        assertThat(violations(noClock(), WITH_VIOLATION))
                .anyMatch(text -> text.contains("DeliberateViolation") && text.contains("Instant.now"))
                .anyMatch(text -> text.contains("DeliberateViolation") && text.contains("currentTimeMillis"));
        assertThat(violations(noLogging(), WITH_VIOLATION))
                .anyMatch(text -> text.contains("DeliberateViolation") && text.contains("org.slf4j.Logger"))
                .anyMatch(text -> text.contains("DeliberateViolation") && text.contains("System$Logger"));
    }

    /** The tests of another module, whose helpers are used here. */
    private static boolean isNoJarOfTests(Location location) {
        return !location.contains("-tests.jar");
    }

    private static boolean isAClass(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("package-info.java");
    }

    private static ArchRule onlyRoomsBefore(String room) {
        return noClasses()
                .that()
                .resideInAPackage(House.inside(room))
                .should()
                .dependOnClassesThat(resideInAPackage("io.tideline..").and(resideOutsideOfPackages(House.known(room))));
    }

    private static ArchRule onlyJavaAndRoomsBefore(String room) {
        return classes()
                .that()
                .resideInAPackage(House.inside(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(House.knownToPure(room));
    }

    private static ArchRule noCycles() {
        return slices().assignedFrom(EACH_ROOM).should().beFreeOfCycles();
    }

    private static ArchRule noClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(timelessAndSilent())
                .should()
                .accessTargetWhere(describe("it reads a clock", LayeringTest::readsClock));
    }

    private static ArchRule noLogging() {
        return noClasses()
                .that()
                .resideInAnyPackage(timelessAndSilent())
                .should()
                .dependOnClassesThat(resideInAnyLogging());
    }

    private static DescribedPredicate<JavaClass> resideInAnyLogging() {
        return describe(
                "log",
                type -> type.getPackageName().startsWith("org.slf4j")
                        || type.getPackageName().startsWith("ch.qos.logback")
                        || type.getPackageName().startsWith("java.util.logging")
                        || type.getName().startsWith("java.lang.System$Logger"));
    }

    private static boolean readsClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis") || name.equals("nanoTime");
        }
        if (owner.isEquivalentTo(Date.class)) {
            return name.equals("<init>");
        }
        return owner.getPackageName().equals("java.time")
                && (CLOCK_FACTORIES.contains(name) || (owner.isEquivalentTo(Clock.class) && name.startsWith("tick")));
    }

    private static String[] timelessAndSilent() {
        return House.pure().stream().map(House::inside).toArray(String[]::new);
    }

    private static List<String> violations(ArchRule rule, JavaClasses in) {
        return rule.allowEmptyShould(true).evaluate(in).getFailureReport().getDetails();
    }
}
