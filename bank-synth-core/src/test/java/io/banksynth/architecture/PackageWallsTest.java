package io.banksynth.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The packages of core use each other as ARCHITECTURE.md says, "Packages", and in no other way: a wall that is written
 * down only would be gone within a month. A package may use what stands beside it here, what those use, and {@code error}.
 */
class PackageWallsTest {
    private static final String ROOT = "io.banksynth.";
    private static final Map<String, List<String>> USES = Map.ofEntries(
            Map.entry("error", List.of()),
            Map.entry("document", List.of()),
            Map.entry("files", List.of()),
            Map.entry("schema", List.of("document")),
            Map.entry("random", List.of()),
            Map.entry("batch", List.of("schema")),
            Map.entry("source", List.of("schema", "batch", "random")),
            Map.entry("discover", List.of("schema", "source")),
            Map.entry("privacy", List.of("schema", "document", "batch", "random", "source")),
            Map.entry("model", List.of("schema", "document", "files", "batch", "privacy")),
            Map.entry("audit", List.of("model", "privacy", "source")),
            Map.entry("train", List.of("model", "batch", "random", "privacy", "source")),
            Map.entry("plan", List.of("model", "random")),
            Map.entry("generate", List.of("plan", "batch", "random", "privacy")),
            Map.entry("sink", List.of("batch", "source")),
            Map.entry("attack", List.of("random")),
            Map.entry("report", List.of("batch", "model", "source", "attack")),
            Map.entry("replay", List.of("discover", "report")),
            Map.entry("engine", List.of("generate", "sink", "plan")),
            Map.entry("banksynth", List.of("discover", "train", "engine", "report", "replay")));

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.banksynth");

    @Test
    void packagesUseOnlyWhatTheyMay() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass user : CORE) {
            String from = top(user);
            assertThat(USES).as("package of " + user.getName()).containsKey(from);
            Set<String> allowed = reachable(from);
            for (Dependency use : user.getDirectDependenciesFromSelf()) {
                JavaClass used = use.getTargetClass().getBaseComponentType();
                if ((used.getPackageName() + ".").startsWith(ROOT) && !allowed.contains(top(used))) {
                    broken.add(from + " must not use " + top(used) + ": " + use.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.banksynth.(**)").should().beFreeOfCycles().check(CORE);
    }

    /** Every name of this table is written in ARCHITECTURE.md, so that the two do not drift apart. */
    @Test
    void documentNamesEveryPackage() {
        Map<String, Set<String>> documented =
                new TreeMap<>(ArchitectureDocument.read().packageUses());
        Map<String, Set<String>> enforced = new TreeMap<>();
        USES.forEach((name, uses) -> enforced.put(name, new TreeSet<>(uses)));
        assertThat(documented).isEqualTo(enforced);
    }

    private static Set<String> reachable(String from) {
        Set<String> reached = new TreeSet<>(List.of(from, "error"));
        for (String next : USES.getOrDefault(from, List.of())) {
            reached.addAll(reachable(next));
        }
        return reached;
    }

    private static String top(JavaClass type) {
        String rest = type.getPackageName()
                .substring(Math.min(ROOT.length(), type.getPackageName().length()));
        int dot = rest.indexOf('.');
        if (rest.isEmpty()) {
            return "banksynth";
        }
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
