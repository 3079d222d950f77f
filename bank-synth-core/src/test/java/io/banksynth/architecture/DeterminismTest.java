package io.banksynth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Core reads nothing that differs between two runs of the same request: no clock, no default time zone, locale or
 * charset, no hidden randomness, no state that outlives a call. And it prints nothing.
 */
class DeterminismTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.banksynth");

    /** Class and method, or field, that answer differently from run to run or from place to place. */
    private static final Set<String> SURROUNDINGS = Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.System.exit",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.getenv",
            "java.lang.Math.random",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.ZoneId.systemDefault",
            "java.util.TimeZone.getDefault",
            "java.util.Locale.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle",
            "java.nio.charset.Charset.defaultCharset");

    /** Methods whose short form asks for the default locale: its parameters tell the forms apart. */
    private static final Set<String> LOCALE_FORMS = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()");

    @Test
    void nothingIsAskedOfTheSurroundings() {
        noClasses().should().accessTargetWhere(named(SURROUNDINGS)).check(CORE);
    }

    @Test
    void nothingDependsOnTheDefaultLocale() {
        noClasses().should().accessTargetWhere(callOf(LOCALE_FORMS)).check(CORE);
    }

    /**
     * The pools of value providers are the one place where a library wants a {@link java.util.Random}, and the noise of differential
     * privacy the one thing that nobody may be able to draw again.
     */
    @Test
    void randomnessIsCounterBased() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.banksynth.privacy..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .check(CORE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.banksynth.train.dp")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .check(CORE);
    }

    @Test
    void noStateOutlivesACall() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveName("$VALUES")
                .and()
                // The coverage agent adds its own.
                .haveNameNotStartingWith("$jacoco")
                .should()
                .beFinal()
                .check(CORE);
    }

    /** A pack is data only: nothing is ever read back as objects. */
    @Test
    void nothingIsSerialisedAsObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .check(CORE);
    }

    private static DescribedPredicate<JavaAccess<?>> named(Set<String> banned) {
        return describe(
                "ask the surroundings",
                access -> banned.contains(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> callOf(Set<String> banned) {
        return describe(
                "use the default locale",
                access -> banned.contains(access.getTarget().getFullName()));
    }
}
