package io.banksynth.discover.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.banksynth.schema.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Statements that are known to mislead readers of SQL, with the joins that each of them holds. */
class TortureTest {
    private static final Path CASES = Path.of("../../shared/discovery/torture.json");

    @Test
    void findsExactlyTheJoinsOfEveryStatement() throws IOException {
        assumeTrue(Files.exists(CASES), "the statements lie beside the project");
        JsonNode root = new ObjectMapper().readTree(CASES.toFile());
        Map<TableName, List<String>> tables = new TreeMap<>();
        root.get("tables").properties().forEach(e -> {
            List<String> columns = new ArrayList<>();
            e.getValue().forEach(c -> columns.add(TableName.fold(c.asText())));
            tables.put(TableName.of(e.getKey()), columns);
        });
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode one : root.get("cases")) {
            Set<String> found = KnownStatement.joins(tables, one.get("sql").asText());
            TreeSet<String> wanted = new TreeSet<>();
            for (JsonNode edge : one.get("edges")) {
                wanted.add(KnownStatement.pair(
                        edge.get(0).asText().toUpperCase(java.util.Locale.ROOT),
                        edge.get(1).asText().toUpperCase(java.util.Locale.ROOT)));
            }
            softly.assertThat(found).as(one.get("name").asText()).isEqualTo(wanted);
        }
        softly.assertAll();
        assertThat(root.get("cases").size()).isGreaterThanOrEqualTo(51);
    }
}
