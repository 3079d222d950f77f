package io.banksynth.model.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.banksynth.document.DocumentNode;
import io.banksynth.error.BankSynthException;
import io.banksynth.model.ColumnTree;
import io.banksynth.model.RowModel;
import io.banksynth.model.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page about packs shows of drawn rows is read and written as it says; what fits no layout is refused. */
class DrawnRowsPageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String example() throws IOException {
        String page = Files.readString(Path.of("../docs/formats/pack.md"));
        String rows = page.substring(page.indexOf("## How rows are drawn"));
        int from = rows.indexOf("```json") + "```json".length();
        return rows.substring(from, rows.indexOf("```", from));
    }

    @Test
    void whatRowsBelowMakeUpIsReadAndWrittenAgain() throws IOException {
        String page = Files.readString(Path.of("../docs/formats/pack.md"));
        int from = page.indexOf("\"rolled\" : [");
        JsonNode shown = JSON.readTree("{" + page.substring(from, page.indexOf("```", from)) + "}");
        List<Object> written = new ArrayList<>();
        for (JsonNode rollUp : shown.get("rolled")) {
            written.add(RollUpJson.tree(RollUpJson.rollUp(
                    new DocumentNode(JSON.convertValue(rollUp, Map.class), "", path -> "pack, " + path))));
        }

        assertThat(written).hasSize(2);
        assertThat(JSON.readTree(JSON.writeValueAsString(Map.of("rolled", written))))
                .isEqualTo(shown);
    }

    private static RowModel read(String json) throws IOException {
        return RowModelJson.model(new DocumentNode(JSON.readValue(json, Map.class), "", path -> "pack, " + path));
    }

    @Test
    void theExampleIsReadAndWrittenAgain() throws IOException {
        RowModel model = read(example());

        ColumnTree balance = model.column("BALANCE").orElseThrow();
        assertThat(model.order()).contains("BOOKED_ON");
        assertThat(balance.layout().size()).isEqualTo(3);
        assertThat(balance.tree()).isInstanceOf(Tree.Split.class);
        assertThat(model.rules())
                .singleElement()
                .extracting(RowModel.Rule::units)
                .isEqualTo(40L);
        String written = JSON.writeValueAsString(RowModelJson.tree(model));
        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(example()));
    }

    /** A pack is read from strangers: atoms that there are not, and unknown terms, are told and not met while rows are drawn. */
    @Test
    void whatFitsNoLayoutIsRefused() throws IOException {
        String page = example();

        assertThatThrownBy(() -> read(page.replace("\"singles\" : [ 1, 300 ]", "\"singles\" : [ 7, 300 ]")))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("There is no atom 7");
        assertThatThrownBy(() -> read(page.replace("{ \"count\" : \"ordinal\" }", "{ \"row\" : 5 }")))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("no term");
        assertThatThrownBy(() -> read(page.replace("[ 1, 300 ]", "[ 1, -5 ]")))
                .isInstanceOf(BankSynthException.class)
                .hasMessageContaining("Not a weight");
    }
}
